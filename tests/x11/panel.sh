# shellcheck shell=bash
# An X server with a touch panel: Xorg on a display that is only memory, with a panel that does as it is told (panel.h).
# Sourced behind lib.sh.

# mode WxH: that size, as a line of the server's configuration.
mode() {
    local w=${1%x*} h=${1#*x}
    printf '    Modeline "%s" 60 %d %d %d %d %d %d %d %d\n' "$1" "$w" $((w + 32)) $((w + 64)) $((w + 96)) \
        "$h" $((h + 3)) $((h + 6)) $((h + 9))
}

# start_panel WxH [WxH...]: a glass of this size; the panel is `panel.socket`. With further sizes, its outputs (DUMMY0,
# DUMMY1, ...) can be set to those, and WxH is what they have room on together.
start_panel() {
    local width=${1%x*} height=${1#*x} sizes=("${@:2}") size
    [ ${#sizes[@]} -gt 0 ] || sizes=("$1")
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
$(for size in "${sizes[@]}"; do mode "$size"; done)
EndSection
Section "Screen"
    Identifier "screen"
    Device "memory"
    Monitor "glass"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes$(printf ' "%s"' "${sizes[@]}")
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
    [ $# -gt 1 ] || xwininfo -root | grep -q "geometry ${width}x${height}" || give_up "the glass is not $1"
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
