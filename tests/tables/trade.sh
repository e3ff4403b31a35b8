#!/usr/bin/env bash
# trade.sh PROGRAM PYTHON PACK FIRST OUT: a pack goes to a spreadsheet and back through the real program: nothing is
# lost, what others wrote is read, what is wrong is told by its cell and changes nothing.
set -uo pipefail
program=$1 python=$2 pack=$3 first=$4 out=$5
here=$(cd "$(dirname "$0")" && pwd)
failures=0
rm -rf "$out"
mkdir -p "$out"
cd "$out" || exit 1
export LC_ALL=C.UTF-8

fail() {
    printf '%s\n' "$*"
    sed 's/^/    /' log
    failures=$((failures + 1))
}
# runs STATUS ARGUMENTS...
runs() {
    local wanted=$1 got=0
    shift
    what="machiakari $*"
    "$program" "$@" >log 2>&1 || got=$?
    [ "$got" = "$wanted" ] || fail "$what: wanted exit $wanted, got $got"
}
says() {
    grep -qF -- "$1" log || fail "$what: no '$1'"
}
same() {
    diff -r "$1" "$2" >difference || fail "$what: $(head -n 20 difference)"
}
foreign() {
    "$python" "$here/foreign.py" "$1" tiny.xlsx "$1.xlsx" || fail "foreign.py $1"
}

for name in tiny first; do
    [ $name = tiny ] && from=$pack || from=$first
    cp -r "$from" $name
    runs 0 format $name
    runs 0 export $name -o $name.xlsx
    runs 0 export $name -o $name.again.xlsx
    cmp $name.xlsx $name.again.xlsx >/dev/null || fail "$name: two exports are not the same"
    # Into a folder that has the pictures; a new one has only what the table says.
    cp -r $name back
    rm back/*.json
    printf '{}' >back/pack.json
    runs 0 import $name.xlsx --into back
    same $name back
    rm -r back
done

# CSV in every charset; what CP932 cannot say is listed, and fails unless somebody accepts the loss.
cp -r tiny plain
sed -i 's/〜/ー/g' plain/*.json # U+301C comes back from CP932 as U+FF5E
for encoding in utf-8 utf-8-bom cp932; do
    runs 0 export plain -o csv-$encoding --encoding $encoding
    runs 0 import csv-$encoding --into back
    cp -r plain/pictures back/
    same plain back
    rm -r back
done
# As Google Sheets and Numbers call such files, and as Excel wants to be told of its separator.
for file in csv-utf-8/[あ-ん]*.csv csv-utf-8/声*.csv; do
    mv "$file" "csv-utf-8/ほしの表 - $(basename "$file")"
done
mv csv-utf-8/展示.csv csv-utf-8/展示-表1.csv
sed -i $'1s/^/sep=,\r\\\n/' csv-utf-8/地図.csv
runs 0 import csv-utf-8 --into back
cp -r plain/pictures back/
same plain back
rm -r back
[ "$(head -c 3 csv-utf-8-bom/声.csv)" = $'\xEF\xBB\xBF' ] || fail 'no byte order mark'
runs 1 export first -o lossy --encoding cp932
says 'U+C2DC'
[ ! -e lossy ] || fail 'a table that would lose something was written'
runs 0 export first -o lossy --encoding cp932 --lossy
says 'it was lost'
[ "$(iconv -f CP932 -t UTF-8 lossy/展示.csv | head -n 1 | tr -d '\r')" = '項目,共通,ja,ja-easy,en,zh-Hans,zh-Hant,ko' ] ||
    fail 'no CP932'

# As other programs write it.
for kind in shared prefixed; do
    foreign $kind
    cp -r tiny back
    runs 0 import $kind.xlsx --into back
    same tiny back
    rm -r back
done

# A day from a workbook whose days count from another one.
foreign mac
cp -r tiny back
runs 0 import mac.xlsx --into back
grep -q '"from": "2090-04-01"' back/*.json || fail 'another day'
rm -r back

# A change arrives; what the folder has beside the pack stays.
cp -r tiny back
mkdir back/.history
echo mine >back/.history/note
foreign title
runs 0 import title.xlsx --into back/
says 'changed: プロジェクト, telescope, 題（ja）: "大きな望遠鏡をみがこう" is "計算した題" now'
[ "$(cat back/.history/note)" = mine ] || fail 'a file that is no part of the pack was lost'
[ -f back/pictures/star.png ] || fail 'a picture was lost'
rm -r back/.history
diff -r tiny back >difference
[ "$(grep -c '^[<>]' difference)" = 2 ] && grep -q '計算した題' difference || fail "not one change: $(cat difference)"
rm -r back

# Of two copies of a table, the second does not undo what came of the first, unless that is meant.
cp -r tiny back
runs 0 import title.xlsx --into back
cp -r back first-copy
runs 1 import tiny.xlsx --into back --messages ja
says 'プロジェクト!F2: この表を書き出したあとで、だれかがここを「計算した題」に変えました'
[ "$(grep -c 'error: ' log)" = 1 ] || fail "$what: not one error"
same first-copy back
runs 0 import title.xlsx --into back
runs 0 import tiny.xlsx --into back --set-back
same tiny back
rm -r back first-copy

# Mistakes: told by cell, and nothing changes.
cp -r tiny back
refuses() {
    runs 1 import "$1" --into back --messages "${3:-ja}"
    says "$2"
    same tiny back
    [ -z "$(find . -maxdepth 1 -name 'back.*')" ] || fail "$what: left behind: $(ls)"
}
for kind in round merged place date broken doctype none cut far bomb twice; do
    foreign $kind
done
# Of every kind in one round, and once each.
refuses round.xlsx 'プロジェクト!F2: このセルの計算式（=A2）は、まだ計算されていません'
says 'プロジェクト!B3: 「空」という部門（sections）はありません'
says 'プロジェクト!K2: 「hil」という場所（places）はありません'
says 'プロジェクト!A4: '
[ "$(grep -c 'error: ' log)" = 4 ] || fail "$what: not four errors"
refuses merged.xlsx 'プロジェクト!J2: J2:K3 のセルが結合されている'
[ "$(grep -c 'error: ' log)" = 1 ] || fail "$what: more than one error"
refuses place.xlsx 'プロジェクト!K2: 「hil」という場所（places）はありません。「hill」の書きまちがい'
refuses place.xlsx 'place.xlsx:2:11: error: プロジェクト!K2: there is no place "hil"; did you mean "hill"?' en
refuses date.xlsx '2026-11-28'
refuses broken.xlsx '#REF!'
refuses doctype.xlsx '壊れています'
refuses none.xlsx '壊れています'
refuses twice.xlsx '壊れています'
refuses cut.xlsx '.xlsx ではないか、壊れているか、大きすぎます'
refuses far.xlsx '多すぎます'
refuses bomb.xlsx '大きすぎます'
printf '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1' >old.xlsx
refuses old.xlsx 'パスワードなしの .xlsx'
printf 'PK\003\004%026dmimetypeapplication/vnd.oasis.opendocument.spreadsheet' 0 >table.ods
refuses table.ods '「名前を付けて保存」で .xlsx にしてください'
refuses nowhere.xlsx 'このファイルやフォルダーはありません'
mkdir empty
refuses empty '「展示」のシートがない'
printf 'a,"b' >empty/声.csv
refuses empty 'empty/声.csv:1:2: error: 声!B1'
mkfifo pipe.xlsx
refuses pipe.xlsx '読めません'
rm -r back

# Nothing is written over.
runs 1 export tiny -o tiny.xlsx
says 'may hold somebody'
runs 1 export tiny -o csv-utf-8
says 'may hold somebody'
mkdir notes
echo mine >notes/mine.txt
runs 1 import tiny.xlsx --into notes
says 'it is no pack'
[ "$(ls notes)" = mine.txt ] || fail 'somebody else'\''s folder was changed'
runs 1 import tiny.xlsx --into nowhere/deep
runs 1 export nothing -o x.xlsx
printf '{"format": 1,' >notes/pack.json
runs 1 export notes -o x.xlsx
says 'notes/pack.json:1:14'

# What somebody writes there while the import checks its copy is not lost: the import says so and changes nothing. It is
# held still once it has written its last file.
cp -r tiny back
for ((round = 0; round < 5; round++)); do
    what='an import of a folder that is changed meanwhile'
    "$program" import title.xlsx --into back --messages en >log 2>&1 &
    until compgen -G 'back.??????/credits.json' >/dev/null || ! kill -0 $! 2>/dev/null; do :; done
    kill -STOP $! 2>/dev/null
    echo "$round" >back/mine.txt
    kill -CONT $! 2>/dev/null
    wait $! && continue # it was too quick
    break
done
says 'somebody changed this folder meanwhile'
[ "$(cat back/mine.txt)" = "$round" ] || fail 'what was written during an import is lost'
rm back/mine.txt
same tiny back
rm -r back back.?????? 2>/dev/null

# Killed at any moment: the folder is the old one or the new one.
cp -r tiny old
cp -r tiny back
began=$(date +%s%N)
runs 0 import title.xlsx --into new
whole=$((($(date +%s%N) - began) / 1000000)) # milliseconds
cp -r tiny/pictures new/
changed=0
for ((round = 0; round < 40; round++)); do
    "$program" import title.xlsx --into back >log 2>&1 &
    ms=$((whole * round / 30))
    sleep "$((ms / 1000)).$(printf '%03d' $((ms % 1000)))"
    kill -KILL $! 2>/dev/null
    wait $! 2>/dev/null
    if diff -rq new back >/dev/null; then
        changed=$((changed + 1))
        rm -r back
        cp -r tiny back
    else
        same old back
    fi
done
rm -rf back.??????
[ $changed -gt 0 ] && [ $changed -lt 40 ] || fail "$changed of 40 imports came to their end"
exit $((failures > 0))
