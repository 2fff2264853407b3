# Word documents as pandoc reads them: the words of the document, all of them and in order, citations and contents included.
# Usage: pandoc.py <docx...>
import json
import re
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'


def printed(path):
    with zipfile.ZipFile(path) as package:
        document = ElementTree.fromstring(package.read('word/document.xml'))
    return ''.join(text.text or '' for text in document.iter(W + 't'))


def read(node):
    if isinstance(node, list):
        return ''.join(map(read, node))
    if not isinstance(node, dict):
        return ''
    if node.get('t') in ('Str', 'Code'):
        return node['c'] if node['t'] == 'Str' else node['c'][1]
    if node.get('t') == 'Quoted':
        opening, closing = {'DoubleQuote': '“”', 'SingleQuote': '‘’'}[node['c'][0]['t']]
        return opening + read(node['c'][1]) + closing
    if node.get('t') == 'Table':
        # Its caption is what a screen reader is told.
        return read(node['c'][2:])
    return ''.join(map(read, node.values()))


def bare(text):
    return re.sub(r'[\s\u00a0\u3000]', '', text)


wrong = 0
for path in sys.argv[1:]:
    tree = json.loads(subprocess.run(['pandoc', '-f', 'docx', '-t', 'json', path], check=True, capture_output=True).stdout)
    ours, theirs = bare(printed(path)), bare(read(tree['blocks']))
    if ours == theirs and len(ours) > 3000:
        continue
    wrong += 1
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))
    print(f'{path}: at {at} of {len(ours)}: {ours[max(0, at - 20):at + 40]!r}, pandoc has {theirs[max(0, at - 20):at + 40]!r}')
sys.exit(1 if wrong else 0)
