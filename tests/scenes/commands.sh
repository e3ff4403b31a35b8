#!/usr/bin/env bash
# commands.sh PROGRAM PACK OUT: what the command line promises: exit statuses, what goes where, languages.
set -uo pipefail
program=$1 pack=$2 out=$3
failures=0

rm -rf "$out"
mkdir -p "$out"
unset LC_ALL LC_MESSAGES
export LANG=C.UTF-8
cd "$out" || exit 1

fail() {
    printf '%s\n' "$*"
    sed 's/^/    /' stdout stderr
    failures=$((failures + 1))
}
# runs STATUS ARGUMENTS...: run the program, keep what it says in stdout and stderr.
runs() {
    local wanted=$1 got=0
    shift
    what="machiakari $*"
    env -u DISPLAY -u WAYLAND_DISPLAY SDL_VIDEODRIVER=x11 "$program" "$@" >stdout 2>stderr </dev/null || got=$?
    [ "$got" = "$wanted" ] || fail "$what: wanted exit $wanted, got $got"
}
says() {
    grep -qF -- "$2" "$1" || fail "$what: no '$2' on $1"
}
is_silent() {
    [ ! -s "$1" ] || fail "$what: $1 is not empty"
}
one_line() {
    [ "$(wc -l <"$1")" = 1 ] || fail "$what: $1 is not one line"
}

# Wrong usage: 2, and one line that helps.
for wrong in 'dance' 'sheet' 'shot' 'shot --screen home' 'shot --screen nowhere -o a.png' 'show --size 7' 'show extra' \
    'check' 'play -o x' 'play a.scene' 'tour' '--nothing' 'bench --rotate 90' 'show --rotate 45' 'shot --furigana' \
    'install x' 'install --store' 'new' 'new a b' 'format' 'sheet -o x' 'sheet a b -o x' 'sheet a' 'sheet a -o x --pictures 0' \
    'sheet a -o x --pictures many'; do
    # shellcheck disable=SC2086
    runs 2 $wrong
    is_silent stdout
    one_line stderr
    says stderr '--help'
done
runs 2 --messages ja dance
says stderr 'を見てください'
LANG=ja_JP.UTF-8 runs 2 dance
says stderr 'コマンドはありません'
LANG=ja_JP.UTF-8 runs 2 dance --messages en
says stderr 'there is no command'

# Help: 0, on stdout, for everything.
for command in '' show install new format check shot play tour sheet bench; do
    # shellcheck disable=SC2086
    runs 0 $command --help
    says stdout 'usage: machiakari'
    is_silent stderr
done
runs 0 shot --help --messages ja
says stdout '使い方'
says stdout 'card:プロジェクト、map:部門、voices:声'
runs 0 shot --help --messages en
says stdout 'card:PROJECT, map:SECTION or voices:VOICE'

# The first pack has no problems.
runs 0 check "$pack"
is_silent stdout
runs 0 check --json "$pack"

# A broken pack: its problems on stderr or as JSON lines, and exit 1.
mkdir -p broken
printf '{"format": 1,\n "id": 3' >broken/pack.json
runs 1 check broken
is_silent stdout
says stderr 'broken/pack.json:2:'
runs 1 check "$pack" broken
runs 1 check --json broken
says stdout '"severity":"error"'
says stdout '"line":2'
grep -qvE '^\{"file":.*,"line":[0-9]+,"column":[0-9]+,"path":.*,"severity":"(error|warning)","message":".*"\}$' stdout &&
    fail "$what: a line of another shape"
runs 1 check --messages ja broken
says stderr 'エラー'
runs 1 check no-such-folder
says stderr 'no-such-folder'
printf 'PK' >archive.zip
runs 1 check archive.zip
says stderr 'the archive is damaged or was cut off'
runs 1 check --messages ja archive.zip
says stderr 'アーカイブが壊れている'
runs 1 check "$pack/pack.json"
says stderr 'neither a folder nor a ZIP archive'

# Characters that no font has are named where they stand, once for each text; invisible ones need none.
mkdir -p uncovered
cat >uncovered/pack.json <<'END'
{
  "format": 1, "id": "uncovered", "version": 1, "languages": ["ja"],
  "title": "\ud880\udc01 星\u2060の《町》 \u200b葛\udb40\udd00 \ud880\udc01",
  "invitation": "星《\ud880\udc02》",
  "files": {}
}
END
runs 0 check --messages en uncovered
says stderr 'uncovered/pack.json:3:12: warning: /title: no installed font has 𰀁 (U+30001)'
says stderr 'uncovered/pack.json:4:17: warning: /invitation: no installed font has 𰀂 (U+30002)'
says stderr 'uncovered/pack.json:5:12: warning: /files: no file is listed'
says stderr 'uncovered: errors 0, warnings 3'
runs 0 check --json uncovered
says stdout '"severity":"warning"'
runs 0 check --messages ja uncovered
says stderr '「𰀁」（U+30001）'

# A script that would be shown wrong, or not at all, refuses the pack, in one line for each language; so does show.
sed -i 's/"languages": .*/"languages": ["ja", "ar"],/; s/"title": .*/"title": {"ja": "星", "ar": "\\u0645\\u062f\\u064a\\u0646\\u0629"},/' uncovered/pack.json
runs 1 check --messages ja uncovered
says stderr 'エラー 1 件'
says stderr '「アラビア文字」（言語「ar」の文）は右から左に書く文字で'
runs 1 shot --pack uncovered --screen attract --messages en -o refused.png
says stderr 'Arabic (in a text of "ar") runs from right to left'

# Attract invites in the pack's own languages, and in no other.
mkdir -p foreign
cat >foreign/pack.json <<'END'
{
  "format": 1, "id": "foreign", "version": 1, "languages": ["de", "uk"],
  "title": {"de": "Stadt", "uk": "Місто"}, "invitation": {"de": "Berühren", "uk": "Торкніться"},
  "files": {}
}
END
runs 0 shot --pack foreign --screen attract --dump -o foreign.txt
grep -q 'Торкніться' foreign.txt || fail 'attract does not invite in the other language of the pack'
! grep -q 'Touch\|画面' foreign.txt || fail 'attract invites in a language that the pack does not have'
sed -i 's/\["de", "uk"\]/["de"]/; s/, "uk": "[^"]*"//g' foreign/pack.json
runs 0 shot --pack foreign --screen attract --dump -o foreign.txt
! grep -q 'Touch\|画面' foreign.txt || fail 'attract invites in a language that the pack does not have'

# What finds no room on one page is named where it stands, once, for the first size and language in which it is so.
# (The translation of a quotation is as long as the quotation needs.)
mkdir -p paging
cat >paging/pack.json <<'END'
{
  "format": 1, "id": "paging", "version": 1, "languages": ["ja", "en"],
  "title": "長い声の展示", "files": {"voices": "voices.json"}
}
END
{
    printf '{"voices": [\n  {"id": "short", "text": "短い声です。", "speakers": [{"name": "N"}]},\n  {"id": "long", "speakers": [{"name": "N"}],\n   "text": {"en": "Short.", "ja": "'
    printf 'Words and words and more words. %.0s' {1..60}
    printf '"}}\n]}\n'
} >paging/voices.json
runs 0 check --messages en paging
says stderr 'paging/voices.json:4:35: warning: /voices/1/text/ja: at 1920x1080 (ja) this text does not fit on one page, it takes 3; shorten it'
says stderr 'paging: errors 0, warnings 1'
runs 0 check --messages en --size 1080x1920 --size 1440x1080 paging
says stderr '/voices/1/text/ja: at 1080x1920 (ja) this text does not fit on one page, it takes 2; '
says stderr 'paging: errors 0, warnings 1'
runs 0 check --messages ja paging
says stderr '1920x1080（ja）では1ページに収まらず、3ページになります'

# A text that a screen has put together for one frame: here the reason for a place, below a title that takes a page.
mkdir -p reason
cat >reason/pack.json <<'END'
{
  "format": 1, "id": "reason", "version": 1, "languages": ["ja"],
  "title": "題", "files": {"projects": "projects.json", "places": "places.json"}
}
END
printf '{"places": [{"id": "hill", "name": "丘", "lon": 1, "lat": 1}]}' >reason/places.json
{
    printf '{"programme": {"title": "事業"}, "sections": [{"id": "s", "name": "部"}], "projects": [{'
    printf '"id": "p", "section": "s", "group": "会", "goals": [], "place": "hill", "title": "'
    printf '長い題名の%.0s' {1..50}
    printf '", "place_note": "'
    printf '地図の上でここに置いた理由です。%.0s' {1..18}
    printf '"}]}\n'
} >reason/projects.json
runs 0 check --messages en reason
is_silent stdout

# A pack to start from has no problems, and its schemas are with it. What is there already stays as it is.
runs 0 new begun/
is_silent stdout
runs 0 check --messages en begun
says stderr 'begun: no problems'
[ -s begun/schema/vision.schema.json ] || fail "$what: no schema"
runs 0 shot --pack begun --screen map --size 320x180 -o begun.png
runs 1 new begun
says stderr 'is there already'
runs 0 check begun
runs 0 format --messages en begun
says stderr 'files written anew: 0'
printf '{"groups":[]}' >begun/credits.json
runs 0 format --messages en begun
says stderr 'files written anew: 1'
[ "$(cat begun/credits.json)" = $'{\n  "groups": []\n}' ] || fail "$what: $(cat begun/credits.json)"
runs 1 format broken
says stderr 'broken/pack.json:2:'
mkdir empty
runs 0 new empty --messages ja
says stderr '見本のパックができました'
runs 1 new no-such-folder/begun
says stderr 'cannot make the folder no-such-folder/begun'
[ -z "$(find . -maxdepth 1 -name '*.??????' -type d)" ] || fail "$what: something is left behind"

# Into a store: once, and not twice; a broken one changes nothing.
cp -r "$pack" mine
runs 0 install mine --store store --size 320x180
says stderr 'mine: installed'
runs 0 install mine --store store --size 320x180
says stderr 'installed already'
runs 1 install broken mine --store store --size 320x180
says stderr 'broken/pack.json:2:'
says stderr 'not installed, because of the errors above'
runs 1 install --messages ja nowhere --store store --size 320x180
says stderr 'このフォルダーはありません'
[ "$(ls store/packs)" = 000001 ] || fail "$what: the store holds $(ls store/packs)"
cmp -s store/packs/000001/pack/pack.json "$pack/pack.json" || fail "$what: the copy is another"
mkdir -p drop/new
cp -r "$pack"/. drop/new/
sed 's/"version": [0-9]*/"version": 7/' "$pack/pack.json" >drop/new/pack.json
runs 0 install --drop drop --store store --size 320x180
says stderr 'drop/new: installed'
runs 1 install mine --store mine/pack.json
says stderr 'cannot be written'

# Without a name it is the first pack.
runs 0 shot --screen home --size 320x180 --dump -o default.txt
runs 0 shot --pack "$pack" --screen home --size 320x180 --dump -o named.txt
cmp -s default.txt named.txt || fail "$what: without --pack another pack shows"

# Pictures.
runs 0 shot --pack "$pack" --screen home --size 320x180 -o home.png
is_silent stdout
[ "$(head -c 8 home.png | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ] || fail "$what: no PNG"
runs 0 shot --pack "$pack" --screen home --size 320x180 --lang en --at 0 --dump -o home.txt
says home.txt text
for place in map:start voices:students-voice; do
    runs 0 shot --pack "$pack" --screen "$place" --size 320x180 --dump -o place.txt
done
runs 1 shot --pack "$pack" --screen home:start -o a.png
for place in card:nobody card:start map:students-voice; do
    runs 1 shot --pack "$pack" --screen "$place" -o a.png
    says stderr "$place"
done
runs 1 shot --pack "$pack" --screen home --lang xx -o a.png
says stderr "'xx'"
runs 1 shot --pack "$pack" --screen home --size 320x180 -o no-such-folder/a.png
says stderr 'no-such-folder/a.png'
runs 1 shot --pack broken --screen home -o a.png
says stderr 'broken/pack.json:2:'
runs 0 shot --pack broken --screen fault --size 320x180 -o fault.png
says stderr 'broken/pack.json:2:'

# Days: pictures are of everything unless a day is named; `check` says what is over.
cp -r begun dated
sed -i 's/"until": "[^"]*"/"until": "2026-01-05"/; s/"from": "[^"]*"/"from": "2026-01-02"/' dated/join.json
runs 0 check --messages en --date 2026-01-06 dated
says stderr 'dated/join.json:12:16: warning: /calls/0/until: its last day (2026-01-05) is over, so this is not shown any more; remove all of it'
runs 0 check --messages en --date 2026-01-05 dated
says stderr 'dated: no problems'
runs 0 shot --pack dated --screen join --size 320x180 --dump -o every.txt
is_silent stderr
runs 0 shot --pack dated --screen join --size 320x180 --date 2026-01-02 --dump -o during.txt
runs 0 shot --pack dated --screen join --size 320x180 --date 2026-01-06 --dump -o after.txt
cmp -s every.txt during.txt || fail "$what: the join screen is not whole on a day of the call"
! cmp -s every.txt after.txt || fail "$what: the call is still there"

# Pictures that are too small for their place, or larger than any display can show.
cp -r begun pictures
convert -size 300x200 xc:gold pictures/pictures/star.png
runs 0 check --messages en pictures
says stderr 'pictures/projects.json:26:17: warning: /projects/0/picture/file: the picture has 300 x 200 pixels and is enlarged on a display of 1920x1080, so it looks soft; use one of at least'
convert -size 3900x2600 xc:gold pictures/pictures/star.png
runs 0 check --messages ja pictures
says stderr '/event/picture/file: 画像が大きすぎます（3900×2600）。'
says stderr 'エラー 0 件、警告 2 件'

# Scenes.
printf 'size 320x180\nstart home\nexpect screen map\n' >wrong.scene
runs 1 play wrong.scene --pack "$pack" -o played
says stderr 'wrong.scene:3: error: expected screen map, but it is: home'
printf 'size 320x180\nfly\n' >worse.scene
runs 1 play worse.scene --pack "$pack" -o played
says stderr "worse.scene:2: error: there is no step 'fly'"
printf 'size 320x180\nat 1s tap 960 500\n' >good.scene
runs 0 play good.scene --pack "$pack" --status -o played
says stdout 'screen home'
runs 1 play good.scene --pack broken -o played

# A tour: every picture is on the page, and every picture of the page is there.
runs 0 tour --pack "$pack" --size 128x72 -o tour
grep -o 'src="[^"]*"' tour/index.html | cut -d'"' -f2 >names
while read -r name; do
    [ -s "tour/$name" ] || fail "$what: no $name"
done <names
[ "$(find tour -name '*.png' | wc -l)" = "$(grep -c '<img' tour/index.html)" ] || fail "$what: pictures off the page"
[ "$(grep -c '<img' tour/index.html)" -ge 20 ] || fail "$what: too few pictures"
runs 1 tour --pack broken -o tour

# Without a display the exhibition says so.
runs 1 show --pack "$pack"
says stderr 'no display'
runs 1 bench --pack "$pack" --windowed

exit $((failures > 0))
