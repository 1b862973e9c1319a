"""The recipe for Windows, as text: Shell Launcher puts the exhibit in the place of the desktop."""

PROGRAM = r"C:\Program Files\qbj-kiosk\Scripts\pythonw.exe"
"""Of the virtual environment; `qbj-kiosk.exe` beside it would open a window for its text on the visitors' screen."""

WRAPPER = r"C:\Program Files\qbj-kiosk\exhibit.pyw"
"""Beside the virtual environment's folders; what Shell Launcher starts."""

LEAVE = """\
# The shell of the user kiosk: the exhibit, and after it, where staff have left, the sign-in.
import subprocess
import sys

code = subprocess.call([sys.executable, "-I", "-m", "qbj_kiosk", "--kiosk"])
if code == 0:
    # Shell Launcher knows no signing out, and doing nothing would leave an empty screen.
    subprocess.call(["shutdown.exe", "/l"])
sys.exit(code)
"""
"""What that is."""

SHELL = f"""\
<?xml version="1.0" encoding="utf-8"?>
<ShellLauncherConfiguration
    xmlns="http://schemas.microsoft.com/ShellLauncher/2018/Configuration"
    xmlns:V2="http://schemas.microsoft.com/ShellLauncher/2019/Configuration">
  <Profiles>
    <DefaultProfile>
      <Shell Shell="%SystemRoot%\\explorer.exe" />
    </DefaultProfile>
    <Profile Id="{{5B1C5A0E-6C0D-4B9B-9D0B-2E1C5D1F7A10}}">
      <Shell Shell="&quot;{PROGRAM}&quot; -I &quot;{WRAPPER}&quot;" V2:AppType="Desktop" V2:AllAppsFullScreen="true">
        <ReturnCodeActions>
          <!-- Staff have left, and exhibit.pyw is signing out: nothing is to be started again. -->
          <ReturnCodeAction ReturnCode="0" Action="DoNothing" />
        </ReturnCodeActions>
        <DefaultAction Action="RestartShell" />
      </Shell>
    </Profile>
  </Profiles>
  <Configs>
    <Config>
      <Account Name="kiosk" />
      <Profile Id="{{5B1C5A0E-6C0D-4B9B-9D0B-2E1C5D1F7A10}}" />
    </Config>
  </Configs>
</ShellLauncherConfiguration>
"""
"""The configuration of Shell Launcher, version 2."""

POWERSHELL = r"""
# 1. Windows 10 or 11, Enterprise, Education or IoT Enterprise: others have no Shell Launcher.
Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart
Enable-WindowsOptionalFeature -Online -FeatureName Client-KeyboardFilter -All -NoRestart

# 2. A user who may do nothing else. The program is in a virtual environment that this user can read and not write:
#    py -3.13 -m venv "C:\Program Files\qbj-kiosk", and pip's install of the wheel into it. The password is asked for
#    again in steps 3 and 7.
$password = Read-Host -AsSecureString 'A password for the user kiosk'
New-LocalUser -Name kiosk -Password $password -PasswordNeverExpires -AccountNeverExpires -UserMayNotChangePassword
Add-LocalGroupMember -SID S-1-5-32-545 -Member kiosk

# 3. The PIN, as that user: without one staff cannot leave the exhibit. In a command prompt, cmd.exe, type
#    runas /user:kiosk "\"C:\Program Files\qbj-kiosk\Scripts\qbj-kiosk.exe\" staff pin"

# 4. The exhibit in the place of the desktop. Run this part as SYSTEM: psexec.exe -i -s powershell.exe
$xml = Get-Content -Raw .\qbj-kiosk-shell.xml
$bridge = Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess
$bridge.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $bridge

# 5. Keys that only the system can stop, after the restart that step 1 asks for.
$filter = 'root\standardcimv2\embedded'
foreach ($id in 'Ctrl+Alt+Del', 'Alt+Tab', 'Alt+F4', 'Ctrl+Esc', 'Win+L', 'Win+U', 'Win+R', 'Shift+Ctrl+Esc') {
    $key = Get-CimInstance -Namespace $filter -ClassName WEKF_PredefinedKey -Filter "Id = '$id'"
    if ($key) { $key.Enabled = $true; Set-CimInstance -CimInstance $key }
}
#    Not for administrators, who sign in after staff have left. Windows then waits for a restart once more.
$name = "Name = 'DisableKeyboardFilterForAdministrators'"
$spared = Get-CimInstance -Namespace $filter -ClassName WEKF_Settings -Filter $name
if ($spared) { $spared.Value = 'true'; Set-CimInstance -CimInstance $spared }
#    The filter keeps a way out of its own: five presses of the left Windows key show the sign-in, which asks for a
#    password. Where visitors have a keyboard, set BreakoutKeyScanCode of WEKF_Settings to a key that it lacks.

# 6. No sleep, no swipes in from the edges, no notifications over the exhibit.
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item -Force -Path $edge | Out-Null
Set-ItemProperty -Path $edge -Name AllowEdgeSwipe -Type DWord -Value 0

# 7. Sign in by itself when the machine starts: Autologon.exe of Sysinternals, for the user kiosk and with the password
#    of step 2, which it keeps as a secret of the system. After staff have left, the sign-in stays: an administrator
#    signs in there, and restarting the machine brings the exhibit back.

# To undo: clear ShellLauncher as in step 4 with '', disable both features, remove the user.
""".lstrip()
"""What an administrator does, once."""


def recipe() -> str:
    """What to do, in full."""
    return (
        "# Never run by the authors of qbj-kiosk: they have no such Windows. Try it on a spare machine.\n"
        f"# Save this part as qbj-kiosk-shell.xml:\n\n{SHELL}\n"
        f"# Save this part as exhibit.pyw in C:\\Program Files\\qbj-kiosk:\n\n{LEAVE}\n"
        f"# And do this in an administrator's PowerShell, step by step:\n\n{POWERSHELL}"
    )
