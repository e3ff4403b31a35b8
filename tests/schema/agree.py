#!/usr/bin/env python3
"""agree.py PROGRAM SCHEMAS PACK...: what a schema says of a pack's files and what the loader says is the same.

Where a schema complains, the loader complains there, too. Where the loader finds an error, a schema complains there or
above it, unless the error is one of the kinds below, which no schema of one file can say. Each kind must occur.
"""
import json
import os
import re
import subprocess
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print('skipped: python3-jsonschema is not here')
    sys.exit(77)

# What only follows from more than one value, from other files, from the words of a text, or from the bytes of a file.
GRAMMAR = 'grammar: no schema is asked before a file is JSON'
BEYOND = {
    GRAMMAR: None,
    'two things have one id': r'is already used on line',
    'a name leads nowhere': r'^there is no |is called, not its id; write its id',
    'a text lacks the first language': r'^"[A-Za-z-]+" is missing; add it',
    'one language in two ways of writing': r'is here twice, in different capitals|is listed twice',
    'a language tag that is none, or a country': r'is no language tag|is a country, not a language',
    'a colour that cannot be read well': r'cannot be read well',
    'a day that no calendar has, or a last day before the first': r'is no day; write one|^the last day ',
    'a text is too long': r'^the text is too long',
    'a reading is not right': r'reading|nothing to read',
    'a file is missing or cannot be used': r'^the file |is a link|is no file but',
    'places and geography lie apart, or all over the world': r'^no place lies on the map|^the geography reaches',
}
# After these the loader says nothing more about the file, or cannot.
SILENCING = (r'^this pack has format|^there is no format|"languages" is missing|a pack has 1 to 8 languages|'
             r'not GeoJSON|^the coordinates are|^latitude stands before|^none of the [0-9]+ shapes')


def whole(path):
    """Of a shape of the geography the loader says one thing only, and that of the shape as a whole."""
    return re.sub(r'^(/features/[0-9]+/).*', r'\1', path + '/')


def pointer(parts):
    return ''.join('/' + str(part).replace('~', '~0').replace('/', '~1') for part in parts)


def no_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError('a key stands twice')
    return dict(pairs)


def no_constant(name):
    raise ValueError(name)


def read(path):
    """The file's value, or None where it is no JSON as RFC 8259 has it."""
    try:
        with open(path, 'rb') as file:
            text = file.read().decode('utf-8-sig')
        value = json.loads(text, object_pairs_hook=no_twice, parse_constant=no_constant)
        json.dumps(value, ensure_ascii=False).encode('utf-8')  # half a character is none
        return value
    except (OSError, ValueError, RecursionError):
        return None


def roles(pack):
    """The files of a pack, each with the schema that it is to meet."""
    root = read(os.path.join(pack, 'pack.json'))
    found = {'pack.json': 'pack'}
    files = root.get('files') if isinstance(root, dict) else None
    for key, name in (files.items() if isinstance(files, dict) else []):
        if isinstance(name, str) and name not in found:
            found[name] = key
            value = read(os.path.join(pack, name)) if key == 'map' else None
            geography = value.get('geography') if isinstance(value, dict) else None
            if isinstance(geography, str):
                found[geography] = 'geography'
    return found


class Judge:
    def __init__(self, program, folder):
        self.program = program
        self.schemas = {}
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                schema = json.load(file)
            Draft202012Validator.check_schema(schema)
            self.schemas[name.removesuffix('.schema.json')] = Draft202012Validator(schema)
        self.seen = set()
        self.failures = 0

    def fail(self, pack, text):
        print(f'{pack}: {text}')
        self.failures += 1

    def told(self, pack):
        """What the loader says: file, path, severity, message."""
        run = subprocess.run([self.program, 'check', '--json', '--messages', 'en', pack],
                             capture_output=True, check=False, encoding='utf-8')
        lines = [json.loads(line) for line in run.stdout.splitlines()]
        return [(os.path.relpath(line['file'], pack) if line['file'] else '', line['path'] or '', line['severity'],
                 line['message']) for line in lines]

    def complaints(self, pack):
        """What the schemas say: file, path, message; and the files that were looked at."""
        found, looked = [], set()
        for name, role in roles(pack).items():
            value = read(os.path.join(pack, name))
            if value is None or role not in self.schemas:
                continue
            looked.add(name)
            for error in self.schemas[role].iter_errors(value):
                found.append((name, pointer(error.absolute_path), error.message))
        return found, looked

    def beyond(self, message):
        for kind, pattern in BEYOND.items():
            if pattern and re.search(pattern, message):
                return kind
        return None

    def judge(self, pack):
        told, (found, looked) = self.told(pack), self.complaints(pack)
        silent = {file for file, _, _, message in told if re.search(SILENCING, message)}
        for name, path, message in found:
            if name not in silent and not any(file == name and (at + '/').startswith(whole(path))
                                              for file, at, _, _ in told):
                self.fail(pack, f'the schema complains of {name}{path} ({message}), and the loader does not')
        for file, at, severity, message in told:
            if severity != 'error':
                continue
            if file not in looked:
                self.seen.add(GRAMMAR)
            elif any(name == file and (at + '/').startswith(whole(path)) for name, path, _ in found):
                continue
            elif self.beyond(message):
                self.seen.add(self.beyond(message))
            else:
                self.fail(pack, f'the loader complains of {file}{at} ({message}), and the schema does not')


def main():
    program, schemas, *packs = sys.argv[1:]
    judge = Judge(program, schemas)
    for pack in packs:
        judge.judge(pack.rstrip('/'))
    for kind in BEYOND:
        if kind not in judge.seen:
            judge.fail('all packs', f'nothing of this kind came: {kind}')
    print(f'{len(packs)} packs, {judge.failures} disagreements')
    return 1 if judge.failures or not packs else 0


sys.exit(main())
