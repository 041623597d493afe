@echo off
rem Starts Ganvas: no arguments open the window, "ganvas --help" says what else it does.
rem JAVA_HOME chooses the Java, GANVAS_OPTS adds options to it (such as -Xmx4g).
setlocal
set "LIB=%~dp0..\lib"

set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
    echo JAVA_HOME is %JAVA_HOME%, but there is no Java; set it to a Java 17 or newer. 1>&2
    exit /b 1
)

set "VERSION="
for /f "tokens=3" %%v in ('call "%JAVA%" -version 2^>^&1 ^| findstr /i /c:" version "') do if not defined VERSION set "VERSION=%%~v"
if not defined VERSION (
    echo Ganvas needs Java 17 or newer; install it, or set JAVA_HOME to where it is. 1>&2
    exit /b 1
)
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
    echo Ganvas needs Java 17 or newer, but %JAVA% is version %VERSION%; install a newer one or set JAVA_HOME. 1>&2
    exit /b 1
)

rem Threads that wait for the next operation sleep instead of burning a core that the window could use.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"

rem ControlsFX reaches into JavaFX, hence the exports. The serial collector starts fastest, and training allocates nothing.
"%JAVA%" ^
    -XX:+UseSerialGC -Djdk.console=java.base ^
    --module-path "%LIB%\javafx" --add-modules javafx.controls ^
    --add-exports=javafx.graphics/com.sun.javafx.scene=ALL-UNNAMED ^
    --add-exports=javafx.graphics/com.sun.javafx.scene.traversal=ALL-UNNAMED ^
    --add-exports=javafx.graphics/com.sun.javafx.css=ALL-UNNAMED ^
    --add-exports=javafx.controls/com.sun.javafx.scene.control=ALL-UNNAMED ^
    --add-exports=javafx.controls/com.sun.javafx.scene.control.behavior=ALL-UNNAMED ^
    --add-exports=javafx.controls/com.sun.javafx.scene.control.inputmap=ALL-UNNAMED ^
    --add-exports=javafx.base/com.sun.javafx.event=ALL-UNNAMED ^
    --add-exports=javafx.base/com.sun.javafx.collections=ALL-UNNAMED ^
    --add-exports=javafx.base/com.sun.javafx.runtime=ALL-UNNAMED ^
    %GANVAS_OPTS% -cp "%LIB%\*" dev.ganvas.Main %*
exit /b %ERRORLEVEL%
