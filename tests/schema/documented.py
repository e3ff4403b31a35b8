#!/usr/bin/env python3
"""documented.py PROGRAM SCHEMAS PICTURE SCRATCH DOCUMENT...: the documents are true.

A block of JSON below a line that is a file's name (`vision.json`:) is that file. Together such blocks are packs without a
problem; every key of the schemas stands in each document, and in the last one's pack every key that there is.
"""
import json
import os
import re
import shutil
import subprocess
import sys

BLOCK = re.compile(r'^`([\w.]+)`:\n\n```json\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def keys_of(schema):
    """Every key that a schema names, at whatever depth."""
    if isinstance(schema, list):
        return set().union(*map(keys_of, schema))
    found = set()
    for key, value in schema.items() if isinstance(schema, dict) else []:
        if key == 'properties':
            found |= {name for name in value if name != '$schema'}.union(*map(keys_of, value.values()))
        else:
            found |= keys_of(value)
    return found


def used_in(value):
    if isinstance(value, dict):
        return set(value).union(*map(used_in, value.values()))
    return set().union(*map(used_in, value)) if isinstance(value, list) else set()


def main():
    program, schemas, picture, scratch, *documents = sys.argv[1:]
    failures, used = [], set()
    known = set()
    for name in set(os.listdir(schemas)) - {'settings.schema.json'}:  # which is no file of a pack: see settings.py
        with open(os.path.join(schemas, name), encoding='utf-8') as file:
            known |= keys_of(json.load(file))
    for document in documents:
        with open(document, encoding='utf-8') as file:
            text = file.read()
        shutil.rmtree(scratch, ignore_errors=True)
        os.makedirs(os.path.join(scratch, 'pictures'))
        shutil.copy(picture, os.path.join(scratch, 'pictures'))
        blocks = BLOCK.findall(text)
        used = set()
        for name, block in blocks:
            used |= used_in(json.loads(block))
            with open(os.path.join(scratch, name), 'w', encoding='utf-8') as file:
                file.write(block)
        run = subprocess.run([program, 'check', '--messages', 'en', scratch], capture_output=True, check=False,
                             encoding='utf-8')
        if run.returncode or 'no problems' not in run.stderr:
            failures.append(f'{document}: its pack has problems:\n{run.stderr}')
        failures += [f'{document}: nothing is said of the key {key}' for key in sorted(known)
                     if f'`{key}`' not in text and f'"{key}"' not in text]
    failures += [f'{documents[-1]}: no example has the key {key}' for key in sorted(known - used)]
    print('\n'.join(failures) or f'{len(documents)} documents, {len(known)} keys')
    return 1 if failures or not documents or not known else 0


sys.exit(main())
