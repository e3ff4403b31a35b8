#!/usr/bin/env python3
"""settings.py TOLD SCHEMA SCRATCH DOCUMENT...: the schema of the settings, their reader and their documents say the same.

Each document has a block of JSON below a line `settings.json`: it has every key and no problem. Of each value below, the
schema complains if and only if the reader does, and at the same place.
"""
import json
import re
import subprocess
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print('skipped: python3-jsonschema is not here')
    sys.exit(77)

BLOCK = re.compile(r'^`settings.json`:\n\n```json\n(.*?)^```$', re.MULTILINE | re.DOTALL)
VALUES = {
    'display_mm': [50, 941, 20000, 49, 20001, 941.5, '941', None],
    'rotate': [0, 90, 180, 270, 45, 360, -90, '90', True],
    'language': ['ja', 'ja-easy', 'zh-Hans', 'zh_Hans', '', 5, {}],
    'furigana': [True, False, 0, 'true'],
    'large': [True, 1],
    'contrast': [False, []],
    'quiet': [True, None],
    'keyboard': [True, False, 'off'],
    'attract_after': [30, 75, 3600, 29, 3601, '75'],
    'pack': ['/srv/exhibition', '/', 'exhibition', '~/exhibition', '', '/a\u0007b', 3],
    'drop': ['/srv/new packs', '/srv/新しいパック', './new'],
    'store': ['/var/lib/machiakari', 'C:\\packs'],
    'pin': ['0000', '47114711', '123', '123456789', '12a4', '１２３４', 1234, ''],
    'displaymm': [941],
}


def main():
    told, schema, scratch, *documents = sys.argv[1:]
    with open(schema, encoding='utf-8') as file:
        rules = json.load(file)
    Draft202012Validator.check_schema(rules)
    judge, failures = Draft202012Validator(rules), []
    keys = set(rules['properties']) - {'$schema'}

    def reader(text):
        with open(scratch, 'w', encoding='utf-8') as file:
            file.write(text)
        run = subprocess.run([told, scratch], capture_output=True, check=True, encoding='utf-8')
        return [line.split('\t') for line in run.stdout.splitlines()]

    for document in documents:
        with open(document, encoding='utf-8') as file:
            text = file.read()
        blocks = BLOCK.findall(text)
        used = {key for block in blocks for key in json.loads(block)}
        failures += [f'{document}: no example has the key {key}' for key in sorted(keys - used)]
        failures += [f'{document}: nothing is said of the key {key}' for key in sorted(keys) if f'`{key}`' not in text]
        for block in blocks:
            failures += [f'{document}: the reader complains: {line}' for line in reader(block)]
            failures += [f'{document}: the schema complains: {error.message}'
                         for error in judge.iter_errors(json.loads(block))]
    tried = {True: 0, False: 0}
    for key, values in VALUES.items():
        for value in values:
            file = {key: value}
            lines, errors = reader(json.dumps(file)), list(judge.iter_errors(file))
            tried[not lines] += 1
            if bool(lines) != bool(errors):
                failures.append(f'{file}: the reader says {lines}, the schema {[error.message for error in errors]}')
            failures += [f'{file}: the reader says that {path} is wrong' for path, _ in lines if path != '/' + key]
            failures += [f'{file}: the PIN is told' for _, message in lines
                         if key == 'pin' and str(value) and str(value) in message]
    failures += [f'no value of {key} is tried' for key in keys - set(VALUES)]
    print('\n'.join(failures) or f'{len(documents)} documents, {tried[True]} good values, {tried[False]} bad ones')
    return 1 if failures or not documents or not all(tried.values()) else 0


sys.exit(main())
