#!/usr/bin/env python3
"""sheet.py PROGRAM PACK OUT: the approval sheet of a small pack whose texts try to be markup.

Every picture is on the page and every picture of the page is there, every text of the pack is told in each language, no
text becomes markup, the same pack gives the same bytes, and what cannot be done leaves nothing behind. Each judgement
is given a spoilt page as well, which it has to refuse.
"""

import copy
import filecmp
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys

program, source, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
HOSTILE = "<script>alert(\"1\")</script>&amp;'</td><img src=x onerror=y>"
TAGS = set("html meta title style h1 h2 h3 small dl dt dd br span p ul li b i em table thead tbody tr th td section div img "
           "code ruby rp rt".split())
ATTRIBUTES = set("lang charset http-equiv content name class id src alt width height dir".split())
SCREENS = ["Attract", "Home", "Home, languages and switches", "Home, when nobody touches it", "Vision", "Map",
           "Project card", "Voices", "Students", "Join", "Programme", "Credits"]
LONG = {"ja": ['Project card ".*", page 4'], "en": []}  # the answer that takes several pages
failures = []


def fail(words):
    failures.append(words)
    print(words)


def run(status, *arguments):
    """The program's messages, after it ended with this status."""
    done = subprocess.run([program, *map(str, arguments), "--messages", "en"], capture_output=True, text=True)
    if done.returncode != status:
        fail(f"{' '.join(map(str, arguments))}: wanted exit {status}, got {done.returncode}\n{done.stderr}")
    return done.stderr


# The pack: a text of each kind is hostile, one has readings, one takes several pages.


def make_pack(folder):
    shutil.copytree(source, folder)
    files = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}
    files["pack.json"]["title"]["ja"] = "《｜《灯《あか》り》" + HOSTILE
    project = files["projects.json"]["projects"][0]
    for language in ("ja", "en"):
        project["title"][language] += HOSTILE
        project["place_note"][language] += HOSTILE
    files["projects.json"]["projects"][1]["group"] = "A & <i>B</i>"
    files["vision.json"]["statement"]["en"] = "A <b>sky</b>\n& \"a town\""
    answer = files["interviews.json"]["interviews"][0]["answers"][0]["answer"]
    answer["ja"] = "".join(f"{number}番めの文です。" for number in range(400))
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1))
    return files


def texts_of(files):
    """Every text of the pack: its words, its language ('' in all) and its place."""
    languages = files["pack.json"]["languages"]
    words = re.compile(r"title|text|name|heading|statement|plan|headline|introduction|period|label|note|notice|subtitle|"
                       r"invitation|group|question|answer|about|round|speaker|affiliation|call|organisation|role|address|"
                       r"alt|credit|lines|points|reasons|divisions|accent")

    def walk(value, key, path):
        if isinstance(value, dict) and value and set(value) <= set(languages):
            for language, text in value.items():
                yield text, language, f"{path}/{language}"
        elif isinstance(value, dict):
            for name, member in value.items():
                if path or name != "files":
                    yield from walk(member, name, f"{path}/{name}")
        elif isinstance(value, list):
            for index, member in enumerate(value):
                yield from walk(member, key, f"{path}/{index}")
        elif isinstance(value, str) and words.search(key):
            yield value, "", path
        elif isinstance(value, str) and key in ("tel", "fax", "mail"):
            yield value, "", path

    for name, content in files.items():
        for text, language, path in walk(content, "", ""):
            yield plain(text), language, f"{name} {path}"


def plain(text):
    """A text as it reads without its readings and blanks."""
    text = re.sub(r"｜([｜《])", lambda match: chr(0xE000 + ord(match[1]) % 256), text)
    text = re.sub(r"([\u3400-\u9fff]+)《[^》]*》", r"\1", text)
    text = text.replace(chr(0xE000 + ord("｜") % 256), "｜").replace(chr(0xE000 + ord("《") % 256), "《")
    return re.sub(r"\s", "", text)


class Page(html.parser.HTMLParser):
    """What a reader of the page sees: pictures, screens and texts, by language."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.pictures, self.screens = set(), set(), [], {}
        self.language, self.said, self.places, self.open = "", {}, {}, []
        self.cell = self.heading = self.own = ""
        self.rows = []  # of a table: its text, its places, and whether it is the end of a longer text
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.open.append(tag)
        given = dict(attributes)
        if tag == "h2" and given.get("class") == "language":
            self.language = None
        if tag == "img":
            self.pictures.append(given["src"])
        if tag in ("td", "p"):
            self.said[self.language or ""] = self.said.get(self.language or "", "") + "|"
        if tag == "tr":
            self.cell = ""
            self.rows.append(["", [], False])
        if tag == "h3":
            self.heading = ""

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass
        if tag == "h3":
            self.screens.setdefault(self.language or "", []).append(self.heading)

    def handle_data(self, data):
        if self.rows and "i" in self.open and not self.rows[-1][0]:
            self.rows[-1][2] = True
        if set(self.open) & {"rt", "rp", "i", "em", "style"}:
            return
        data = re.sub(r"\s", "", data) if "h3" not in self.open else data
        if self.language is None and "small" in self.open:
            self.language = data
        if "h3" in self.open and "small" not in self.open:
            self.heading += data
        elif "code" in self.open:
            place = data
            self.places[place] = self.places.get(place, "") + self.cell
            if "td" in self.open:
                self.rows[-1][1].append(place)
        else:
            self.cell += data
            if "tr" in self.open:
                self.rows[-1][0] += data
            elif "section" in self.open and "p" in self.open:
                self.own += data
            self.said[self.language or ""] = self.said.get(self.language or "", "") + data


def judge(folder, markup, files, languages):
    """Every fault of a page."""
    page, faults = Page(markup), []
    there = sorted(path.name for path in folder.glob("*.png"))
    if sorted(page.pictures) != there or len(set(page.pictures)) != len(page.pictures):
        faults.append(f"the page has {len(page.pictures)} pictures, the folder {len(there)}")
    if [int(name[:4]) for name in page.pictures] != list(range(1, len(there) + 1)):
        faults.append("the pictures are not numbered through")
    if page.tags - TAGS or page.attributes - ATTRIBUTES:
        faults.append(f"a text became markup: {page.tags - TAGS} {page.attributes - ATTRIBUTES}")
    if re.search(r"https?:|url\(", markup):
        faults.append("the page wants something from outside")
    if list(page.screens) != languages:
        faults.append(f"the languages are {list(page.screens)}")
    for language in languages:
        said = page.said.get(language, "")
        for screen in SCREENS + LONG[language]:
            if not any(re.match(rf"\d+ {screen}", name) for name in page.screens.get(language, [])):
                faults.append(f"{language}: no {screen}")
        for text, its, place in texts_of(files):
            joined = page.places.get(place.replace(" ", ""), "")
            if its in ("", language) and text not in said and text not in joined:
                faults.append(f"{language}: nowhere is {place}: {text[:60]}")
    return faults


def spoilt(markup):
    """Pages on which something is wrong, by what it is."""
    yield "a text is not told", markup.replace("東", "").replace("A square star", "")
    yield "a picture is gone", re.sub(r'<img src="0002[^>]*>', "", markup)
    yield "a text is markup", markup.replace("&#60;script", "<script", 1)
    yield "a tag has a handler", markup.replace("<td>", "<td onclick=\"x\">", 1)
    yield "a screen is missing", markup.replace("Voices", "")
    yield "a page of a long text is missing", re.sub(r"<tr>(?:(?!</tr>).)*200番めの文(?:(?!</tr>).)*</tr>", "", markup)


def hold(folder, files, languages):
    markup = (folder / "index.html").read_text()
    for fault in judge(folder, markup, files, languages):
        fail(f"{folder.name}: {fault}")
    return markup


# Where texts come from: every text of another pack bears a mark, but for some whose words stand in other texts by chance.

MARK = re.compile(r"〔\d+〕")
UNMARKED = {"vision.json /accent/ja": "灯《あか》り", "vision.json /accent/en": "ights",
            "projects.json /projects/0/picture/credit": "ほしの町", "geography.geojson /features/1/properties/name": "ほしの町",
            "credits.json /groups/0/title/ja": "ほしの町", "projects.json /projects/1/group": "港",
            "join.json /contacts/0/tel": "000-000-0000", "join.json /contacts/0/fax": "000-000-0001",
            "join.json /contacts/0/mail": "office.of.the.night.sky@division.of.the.night.sky.star-town.example"}
HOLDS = {"students.json /call/ja": "students.json /title/ja"}  # its words stand in the other's


def mark_texts(value, path, marks):
    """Marks before every line of the texts, by their places."""
    if isinstance(value, dict):
        return {key: mark_texts(member, f"{path}/{key}", marks) for key, member in value.items()}
    if isinstance(value, list):
        return [mark_texts(member, f"{path}/{index}", marks) for index, member in enumerate(value)]
    if path in UNMARKED or path not in marks:
        return UNMARKED.get(path, value)
    return "\n".join(marks[path] + line for line in value.split("\n"))


def make_marked_pack(folder):
    """Returns the marks, by their places."""
    shutil.copytree(source, folder)
    files = {path.name: json.loads(path.read_text()) for path in [*folder.glob("*.json"), *folder.glob("*.geojson")]}
    files["vision.json"]["statement"] = {"ja": "だれもが灯《あか》りを見上げる\nしずかな町", "en": "A town of lights"}
    files["projects.json"]["projects"][0]["picture"]["credit"] = ""
    files["geography.geojson"]["features"][1]["properties"]["name"] = ""
    voice = files["voices.json"]["voices"][0]
    voice["speakers"] = [{"name": f"星野{number}", "affiliation": {"ja": f"小学校{number}", "en": f"School {number}"}}
                         for number in range(3)]
    voice["text"] = {"ja": "明るい。とてもまぶしい。", "en": "It was bright. Very bright."}
    marks = {}
    for name, content in files.items():
        for _, _, place in texts_of({"pack.json": files["pack.json"], name: content}):
            if place not in UNMARKED:
                marks.setdefault(place, f"〔{len(marks) + 1}〕")
    files = {name: mark_texts(content, f"{name} ", marks) for name, content in files.items()}
    students = files["students.json"]
    students["call"]["ja"] += students["title"]["ja"] + "の会員"
    for name, content in files.items():
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1))
    return marks


def judge_places(markup, marks):
    """Every text beside which a place is wrong or missing."""
    page, faults = Page(markup), []
    marks = {place.replace(" ", ""): mark for place, mark in marks.items()}
    holds = {outer.replace(" ", ""): marks[inner.replace(" ", "")] for outer, inner in HOLDS.items()}
    unmarked = {place.replace(" ", ""): plain(text) for place, text in UNMARKED.items()}
    for text, places, rest in page.rows:
        wanted = set(MARK.findall(text)) - {holds[place] for place in places if place in holds}
        told = {marks[place] for place in places if place in marks}
        chosen = all(place.endswith("/goals") for place in places)
        by_chance = [place for place in places if place not in marks and unmarked.get(place, "\n") not in text]
        if wanted - told or (told - wanted and not rest) or (by_chance and not chosen) or len(set(places)) < len(places):
            faults.append(f"{text[:60]} is said to come from {places}")
    if len(page.rows) < 100:
        faults.append(f"there are {len(page.rows)} texts only")
    for text, place in ("写真：ほしの町", "projects.json/projects/0/picture/credit"), ("港", "projects.json/projects/1/group"):
        if not any(row[0].endswith(text) and place in row[1] for row in page.rows):
            faults.append(f"nowhere does {text} come from {place}")
        faults += [f"{row[0]} has places of another text: {row[1]}" for row in page.rows if row[0] == text and
                   row[1] != [place]]
    if "3の灯り" not in page.own:
        faults.append("the number of lights is not in the program's own words")
    faults += [f"{mark} is said to be the program's own" for mark in marks.values()
               if mark in re.sub(r"Asonhome'sdoors:.*?Theprogram'sownwords:", "", page.own)]
    return faults


def spoilt_places(markup):
    """Pages on which a place is wrong, by what it is."""
    one, other = "<code>projects.json /projects/0/group</code>", "<code>vision.json /plan/ja</code>"
    yield "a place is another's", markup.replace(one, other, 1)
    yield "a place is missing", markup.replace(one, "", 1)
    yield "there is a place too many", markup.replace(one, one + other, 1)
    yield "a place stands twice", markup.replace(one, one + one, 1)
    yield "a place is there by chance", markup.replace(one, one + "<code>projects.json /projects/1/group</code>", 1)
    yield "a text is told as the program's own", markup.replace("はじめに", "〔1〕はじめに", 1)


def same(one, other):
    names = sorted(path.name for path in one.iterdir())
    if names != sorted(path.name for path in other.iterdir()):
        return False
    return filecmp.cmpfiles(one, other, names, shallow=False)[0] == names


def left_behind():
    return sorted(path.name for path in out.glob("*.??????"))


shutil.rmtree(out, ignore_errors=True)
out.mkdir(parents=True)
pack = out / "pack"
files = make_pack(pack)
small = ("--size", "128x72")

said = run(0, "sheet", pack, "-o", out / "all", *small)
markup = hold(out / "all", files, ["ja", "en"])
count = len(list((out / "all").glob("*.png")))
if f"{count} pictures" not in said:
    fail(f"the sheet has {count} pictures, and says: {said}")
for what, page in spoilt(markup):
    if page == markup or not judge(out / "all", page, files, ["ja", "en"]):
        fail(f"nobody would see that {what}")

marks = make_marked_pack(out / "marked")
run(0, "sheet", out / "marked", "-o", out / "places", *small)
marked = (out / "places" / "index.html").read_text()
for fault in judge_places(marked, marks):
    fail(f"places: {fault}")
for what, page in spoilt_places(marked):
    if page == marked or not judge_places(page, marks):
        fail(f"nobody would see that {what}")

# One language, on one day, of an archive of the pack: the same as of its folder.
day = ("--date", "2027-04-01")
shutil.make_archive(str(out / "packed"), "zip", out, "pack")
run(0, "sheet", pack, "-o", out / "english", "--lang", "en", *day, *small)
run(0, "sheet", out / "packed.zip", "-o", out / "unpacked", "--lang", "EN", *day, *small)
if "2027-04-01" not in hold(out / "english", files, ["en"]) or "2027" in markup:
    fail("the cover does not say on which day this is")
if not same(out / "english", out / "unpacked"):
    fail("an archive gives another sheet than its folder")

# What cannot be done leaves everything as it was.
if "is there already" not in run(1, "sheet", pack, "-o", out / "all", *small):
    fail("it is not said that the folder is there")
if "more than 10 pictures" not in run(1, "sheet", pack, "-o", out / "few", "--pictures", "10", *small):
    fail("it is not said that there are too many pictures")
few = count - 1
if f"more than {few} pictures" not in run(1, "sheet", pack, "-o", out / "few", "--pictures", few, *small):
    fail("it is not said that there is a picture too many")
if "no language 'xx'" not in run(1, "sheet", pack, "-o", out / "few", "--lang", "xx", *small):
    fail("it is not said that there is no such language")
(pack / "vision.json").write_text("{")
if "vision.json" not in run(1, "sheet", pack, "-o", out / "few", *small):
    fail("it is not said what is wrong with the pack")
if (out / "few").exists() or left_behind():
    fail(f"something is left behind: {left_behind()}")

sys.exit(1 if failures else 0)
