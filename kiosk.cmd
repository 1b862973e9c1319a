@echo off
rem Start the exhibit on Windows. The first start sets up everything it needs; CONTRIBUTING.md describes how.
setlocal
set "here=%~dp0"
set "venv=%here%.venv"
if not exist "%venv%\Scripts\python.exe" set "venv=%LOCALAPPDATA%\qbj-kiosk\venv"
if exist "%venv%\Scripts\python.exe" (
    "%venv%\Scripts\python.exe" -I -S -B "%here%tools\setup.py" ready run && goto start
)

for %%v in (3.13 3.12 3.11) do (
    py -%%v -c "" >nul 2>&1 && set "python=py -%%v" && goto found
)
python -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))" >nul 2>&1 && set "python=python" && goto found
set "message=qbj-kiosk needs Python 3.11, 3.12 or 3.13. This installs it: winget install Python.Python.3.13"
goto failed

:found
for /f "usebackq delims=" %%p in (`%python% -E -s -B "%here%tools\setup.py" run`) do set "prepared=%%p"
if not defined prepared (
    set "message=Setting up failed. Run kiosk.cmd in a terminal to see why: %here%kiosk.cmd"
    goto failed
)
set "venv=%prepared%"

:start
rem Explorer starts a batch file with cmd /c and its full path: then printed text is not visible.
echo %cmdcmdline% | find /i "%~f0" >nul
if %errorlevel% equ 0 (
    "%venv%\Scripts\python.exe" -I -S "%here%tools\doubleclick.py" "%venv%\Scripts\python.exe" -I -m qbj_kiosk %*
) else (
    "%venv%\Scripts\python.exe" -I -m qbj_kiosk %*
)
exit /b %errorlevel%

:failed
echo %message% 1>&2
echo %cmdcmdline% | find /i "%~f0" >nul
if %errorlevel% equ 0 powershell -NoProfile -Command "Add-Type -A System.Windows.Forms; [void][Windows.Forms.MessageBox]::Show($env:message, 'qbj-kiosk')"
exit /b 3
