# shellcheck shell=bash
# An X server with a touch panel: Xorg on a display that is only memory, with a panel that does as it is told (panel.h).
# Sourced behind lib.sh.

# start_panel WxH: a glass of this size; the panel is `panel.socket`.
start_panel() {
    local width=${1%x*} height=${1#*x}
    cat >xorg.conf <<END
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoAddGPU" "false"
    Option "BlankTime" "0"
EndSection
Section "InputDevice"
    Identifier "panel"
    Driver "inputtest"
    Option "DeviceType" "Touch"
    Option "TouchCount" "20"
    Option "SocketPath" "panel.socket"
EndSection
Section "Device"
    Identifier "memory"
    Driver "dummy"
    VideoRam 65536
EndSection
Section "Monitor"
    Identifier "glass"
    HorizSync 1-1000
    VertRefresh 1-1000
    Modeline "only" 60 $width $((width + 32)) $((width + 64)) $((width + 96)) $height $((height + 3)) $((height + 6)) $((height + 9))
EndSection
Section "Screen"
    Identifier "screen"
    Device "memory"
    Monitor "glass"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "only"
        Virtual $width $height
    EndSubSection
EndSection
Section "ServerLayout"
    Identifier "layout"
    Screen "screen"
    InputDevice "panel"
EndSection
END
    start_server Xorg -config "$PWD/xorg.conf" -logfile "$PWD/xorg.log" -logverbose 1 -noreset -novtswitch -sharevts
    xwininfo -root | grep -q "geometry ${width}x${height}" || give_up "the glass is not $1"
}

# take_panel FINGERS: from now on `touch LINE...` puts fingers on the panel, with the program `fingers`.
take_panel() {
    rm -f said done
    mkfifo said done
    "$1" panel.socket "${width:?}x${height:?}" <said >done 2>hand.log &
    hand=$!
    exec 6>said 5<done
}
# touch LINE...: each a command to `fingers`; back when the X server has taken them in.
touch() {
    printf '%s\n' "$@" sync >&6
    read -r -t "${limit:?}" -u 5 _ || give_up "the panel does not take: $*"
}
leave_panel() {
    exec 5<&- 6>&-
    wait "${hand:?}" 2>/dev/null
    hand=
}
