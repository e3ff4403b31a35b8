#!/usr/bin/env python3
"""foreign.py KIND IN OUT: rewrite an .xlsx of ours as other programs write theirs, or break it on purpose.

Only what the standard library has, so that nothing but the program under test knows what a spreadsheet is.
"""
import datetime
import io
import re
import sys
import zipfile

CELL = re.compile(r'<c r="([A-Z]+)(\d+)" s="(\d)" t="inlineStr"><is><t xml:space="preserve">(.*?)</t></is></c>', re.S)
MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'


def read(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def write(path, parts, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, 'w', compression) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)


def sheets(parts):
    return [name for name in parts if name.startswith('xl/worksheets/')]


def shared(parts):
    """Shared strings in runs with readings over them, as Excel in Japan writes what was typed."""
    strings = []

    def move(match):
        text = match.group(4)
        middle = len(text) // 2
        while middle and re.search(r'&[a-z]*$|_x?[0-9A-F]*$', text[:middle]):
            middle -= 1
        reading = '<rPh sb="0" eb="1"><t>ヨミ</t></rPh><phoneticPr fontId="1"/>'
        strings.append(f'<si><r><t xml:space="preserve">{text[:middle]}</t></r>'
                       f'<r><rPr><b/></rPr><t xml:space="preserve">{text[middle:]}</t></r>{reading}</si>')
        return f'<c r="{match.group(1)}{match.group(2)}" t="s"><v>{len(strings) - 1}</v></c>'

    for name in sheets(parts):
        parts[name] = CELL.sub(move, parts[name])
    parts['xl/sharedStrings.xml'] = f'<sst xmlns="{MAIN}">' + ''.join(strings) + '</sst>'


def prefixed(parts):
    """Every element with a prefix, targets from the root, a column after the last that only has a format."""
    for name in sheets(parts):
        text = re.sub(r'<(/?)(?!\?)([a-zA-Z]+)', r'<\1x:\2', parts[name].replace('xmlns=', 'xmlns:x='))
        parts[name] = text.replace('</x:row>', '<x:c r="ZZZ1" s="2"/></x:row>')
    relations = 'xl/_rels/workbook.xml.rels'
    parts[relations] = parts[relations].replace('Target="', 'Target="/xl/')


def part_of(parts, sheet):
    number = re.search(rf'name="{sheet}" sheetId="(\d+)"', parts['xl/workbook.xml']).group(1)
    return f'xl/worksheets/sheet{number}.xml'


def put(cell, element):
    """Something else in one cell of プロジェクト."""
    def change(parts):
        name = part_of(parts, 'プロジェクト')
        parts[name], count = re.subn(rf'<c r="{cell}" s="\d" t="inlineStr">.*?</c>', element, parts[name], flags=re.S)
        assert count == 1
    return change


def round_of_mistakes(parts):
    """What the cell says, what the pack's reader says, and a name that leads nowhere."""
    put('F2', '<c r="F2"><f>A2</f><v></v></c>')(parts)
    put('B3', '<c r="B3" t="inlineStr"><is><t>空</t></is></c>')(parts)
    put('K2', '<c r="K2" t="inlineStr"><is><t>hil</t></is></c>')(parts)
    put('A4', '<c r="A4" t="inlineStr"><is><t>Silence!</t></is></c>')(parts)


def merged(parts):
    """Cells of two columns and two rows are one."""
    name = part_of(parts, 'プロジェクト')
    parts[name] = parts[name].replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="J2:K3"/></mergeCells>')


def mac(parts):
    """Days count from 1904, as in workbooks of old Macs: a first day for the first item of 部門."""
    parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
    days = (datetime.date(2090, 4, 1) - datetime.date(1904, 1, 1)).days
    name = part_of(parts, '部門')
    column = re.search(r'<c r="([A-Z]+)1"[^>]*><is><t[^>]*>この日から<', parts[name]).group(1)
    head, row, rest = re.split(r'(?=<row r="[23]")', parts[name], maxsplit=2)
    parts[name] = head + row.replace('</row>', f'<c r="{column}2" s="9"><v>{days}</v></c></row>') + rest


def twice(parts):
    """Every sheet is the same part, which is large."""
    relations = 'xl/_rels/workbook.xml.rels'
    parts[relations] = re.sub(r'worksheets/sheet\d+', 'worksheets/sheet2', parts[relations])
    name = 'xl/worksheets/sheet2.xml'
    parts[name] = parts[name].replace('</row>', '<c/>' * 1000000 + '</row>', 1)


def doctype(parts):
    name = sheets(parts)[1]
    parts[name] = parts[name].replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "ha">]><worksheet', 1)


def bomb(parts):
    parts['xl/sharedStrings.xml'] = f'<sst xmlns="{MAIN}">' + ' ' * (300 * 1024 * 1024) + '</sst>'


CHANGES = {
    'shared': shared, 'prefixed': prefixed, 'doctype': doctype, 'bomb': bomb, 'mac': mac,
    'twice': twice,
    'date': put('F2', '<c r="F2" s="9"><v>46354</v></c>'),
    'round': round_of_mistakes,
    'merged': merged,
    'place': put('K2', '<c r="K2" t="inlineStr"><is><t>hil</t></is></c>'),
    'title': put('F2', '<c r="F2" t="str"><f>CONCATENATE("a")</f><v>計算した題</v></c>'),
    'broken': put('F2', '<c r="F2" t="e"><v>#REF!</v></c>'),
    'far': put('F2', '<c r="ZZZ2" t="str"><v>x</v></c>'),
    'none': lambda parts: parts.pop('xl/workbook.xml'),
}


def main():
    kind, source, target = sys.argv[1:]
    parts = read(source)
    if kind in ('date', 'mac'):
        styles = parts['xl/styles.xml']
        styles = styles.replace('<cellXfs count="4">', '<cellXfs count="10">')
        styles = styles.replace('</cellXfs>', '<xf numFmtId="0"/>' * 5 + '<xf numFmtId="14"/></cellXfs>')
        parts['xl/styles.xml'] = styles
    if kind == 'cut':
        with open(source, 'rb') as file, open(target, 'wb') as out:
            whole = file.read()
            out.write(whole[:len(whole) // 2])
        return
    CHANGES[kind](parts)
    write(target, parts)


main()
