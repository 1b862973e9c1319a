"""The recipe for Windows, as text: Shell Launcher puts the exhibit in the place of the desktop."""

PROGRAM = r"C:\Program Files\qbj-kiosk\Scripts\pythonw.exe"
"""Of the virtual environment; `qbj-kiosk.exe` beside it would open a window for its text on the visitors' screen."""

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
      <Shell Shell="&quot;{PROGRAM}&quot; -I -m qbj_kiosk --kiosk" V2:AppType="Desktop" V2:AllAppsFullScreen="true">
        <ReturnCodeActions>
          <!-- Staff have left: back to the sign-in. -->
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
#    py -3.13 -m venv "C:\Program Files\qbj-kiosk", and pip's install of the wheel into it.
New-LocalUser -Name kiosk -NoPassword -AccountNeverExpires -UserMayNotChangePassword
Add-LocalGroupMember -SID S-1-5-32-545 -Member kiosk

# 3. The exhibit in the place of the desktop. Run this part as SYSTEM: psexec.exe -i -s powershell.exe
$xml = Get-Content -Raw .\qbj-kiosk-shell.xml
$bridge = Get-CimInstance -Namespace root\cimv2\mdm\dmmap -ClassName MDM_AssignedAccess
$bridge.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $bridge

# 4. Keys that only the system can stop, after the restart that step 1 asks for.
$filter = 'root\standardcimv2\embedded'
foreach ($id in 'Ctrl+Alt+Del', 'Alt+Tab', 'Alt+F4', 'Ctrl+Esc', 'Win+L', 'Win+U', 'Win+R', 'Shift+Ctrl+Esc') {
    $key = Get-CimInstance -Namespace $filter -ClassName WEKF_PredefinedKey -Filter "Id = '$id'"
    if ($key) { $key.Enabled = $true; Set-CimInstance -CimInstance $key }
}

# 5. No sleep, no swipes in from the edges, no notifications over the exhibit.
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
$edge = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'
New-Item -Force -Path $edge | Out-Null
Set-ItemProperty -Path $edge -Name AllowEdgeSwipe -Type DWord -Value 0

# 6. Sign in by itself: Autologon.exe of Sysinternals, for the user kiosk. It keeps the password as a secret.

# To undo: clear ShellLauncher as in step 3 with '', disable both features, remove the user.
""".lstrip()
"""What an administrator does, once."""


def recipe() -> str:
    """What to do, in full."""
    return (
        "# Never run by the authors of qbj-kiosk: they have no such Windows. Try it on a spare machine.\n"
        f"# Save this part as qbj-kiosk-shell.xml:\n\n{SHELL}\n"
        f"# And do this in an administrator's PowerShell, step by step:\n\n{POWERSHELL}"
    )
