"""Guide to set up Windows: Shell Launcher starts the exhibit instead of the desktop."""

PROGRAM = r"C:\Program Files\qbj-kiosk\Scripts\pythonw.exe"
"""Python of the virtual environment; `qbj-kiosk.exe` would open a console window on the screen."""

WRAPPER = r"C:\Program Files\qbj-kiosk\exhibit.pyw"
"""Shell Launcher starts it."""

LEAVE = """\
# The shell of the user kiosk: runs the exhibit, and signs out after staff left.
import subprocess
import sys

code = subprocess.call([sys.executable, "-I", "-m", "qbj_kiosk", "--kiosk"])
if code == 0:
    # Shell Launcher cannot sign out, and without that the screen would stay empty.
    subprocess.call(["shutdown.exe", "/l"])
sys.exit(code)
"""

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
          <!-- Staff left, and exhibit.pyw signs out: do not restart. -->
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

POWERSHELL = r"""
# 1. Windows 10 or 11, Enterprise, Education or IoT Enterprise: other editions have no Shell Launcher.
Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart
Enable-WindowsOptionalFeature -Online -FeatureName Client-KeyboardFilter -All -NoRestart

# 2. A user without other rights. The program is in a virtual environment that this user can read but not write:
#    py -3.13 -m venv "C:\Program Files\qbj-kiosk", then install the wheel with pip. You need the
#    password again in steps 3 and 7.
$password = Read-Host -AsSecureString 'A password for the user kiosk'
New-LocalUser -Name kiosk -Password $password -PasswordNeverExpires -AccountNeverExpires -UserMayNotChangePassword
Add-LocalGroupMember -SID S-1-5-32-545 -Member kiosk

# 3. The PIN, as that user: without one, staff cannot leave the exhibit. In cmd.exe, run
#    runas /user:kiosk "\"C:\Program Files\qbj-kiosk\Scripts\qbj-kiosk.exe\" staff pin"

# 4. The exhibit instead of the desktop. Run this part as SYSTEM: psexec.exe -i -s powershell.exe
$xml = Get-Content -Raw .\qbj-kiosk-shell.xml
$bridge = Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess
$bridge.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $bridge

# 5. Keys that only the system can block. Restart first, because of step 1.
$filter = 'root\standardcimv2\embedded'
foreach ($id in 'Ctrl+Alt+Del', 'Alt+Tab', 'Alt+F4', 'Ctrl+Esc', 'Win+L', 'Win+U', 'Win+R', 'Shift+Ctrl+Esc') {
    $key = Get-CimInstance -Namespace $filter -ClassName WEKF_PredefinedKey -Filter "Id = '$id'"
    if ($key) { $key.Enabled = $true; Set-CimInstance -CimInstance $key }
}
#    Not for administrators, who sign in after staff left. Restart Windows again.
$name = "Name = 'DisableKeyboardFilterForAdministrators'"
$spared = Get-CimInstance -Namespace $filter -ClassName WEKF_Settings -Filter $name
if ($spared) { $spared.Value = 'true'; Set-CimInstance -CimInstance $spared }
#    The filter has a breakout key: five presses of the left Windows key show the sign-in, which needs a password.
#    If visitors have a keyboard, set BreakoutKeyScanCode of WEKF_Settings to a key that it does not have.

# 6. No sleep and no swipes from the edges.
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item -Force -Path $edge | Out-Null
Set-ItemProperty -Path $edge -Name AllowEdgeSwipe -Type DWord -Value 0

# 7. Automatic sign-in at boot: Autologon.exe of Sysinternals, for the user kiosk with the password of step 2, which it
#    stores encrypted. After staff left, an administrator can sign in; restarting the machine starts the exhibit.

# To undo: clear ShellLauncher as in step 4 with '', disable both features, remove the user.
""".lstrip()

GUIDE = f"""\
# Not tested: the authors of qbj-kiosk have no such Windows. Try it on a spare machine.
# Save this part as qbj-kiosk-shell.xml:

{SHELL}
# Save this part as exhibit.pyw in C:\\Program Files\\qbj-kiosk:

{LEAVE}
# Then run this in an administrator's PowerShell, step by step:

{POWERSHELL}"""
