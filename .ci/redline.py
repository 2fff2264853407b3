# Triples old.docx new.docx redline.docx: LibreOffice opens each and decides the redline's changes; what differs is printed, and fails.
# After `--words` the numbers of paragraphs and of citations in letters are left out: LibreOffice 7.4 does not put back the list of a
# paragraph whose numbering changed, and reads citations from it.
import difflib
import os
import re
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue

PORT = 20000 + os.getpid() % 10000


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect():
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', context)
    for _ in range(240):
        try:
            return resolver.resolve(f'uno:socket,host=127.0.0.1,port={PORT};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.5)
    sys.exit('LibreOffice did not start')


def lines(text, numbers):
    """Number and words of each paragraph; cells in their order, whatever table they stand in."""
    out = []
    blocks = text.createEnumeration()
    while blocks.hasMoreElements():
        block = blocks.nextElement()
        if block.supportsService('com.sun.star.text.TextTable'):
            for name in block.getCellNames():
                out.append(f'| {name[:1]}')
                out += lines(block.getCellByName(name), numbers)
        else:
            # Between two tables LibreOffice keeps one paragraph, emptied.
            label = block.ListLabelString if numbers else ''
            words = block.String if numbers else re.sub(r'(?<=\d)(\([a-z]+\))+', '()', block.String)
            out += [f'{label} {words}'] if words else []
    return out


def read(office, path, numbers, command=None):
    service = office.ServiceManager.createInstanceWithContext
    url = uno.systemPathToFileUrl(os.path.abspath(path))
    document = service('com.sun.star.frame.Desktop', office).loadComponentFromURL(
        url, '_blank', 0, (setting('Hidden', True),)
    )
    if command:
        frame = document.CurrentController.Frame
        service('com.sun.star.frame.DispatchHelper', office).executeDispatch(frame, f'.uno:{command}', '', 0, ())
    found = lines(document.Text, numbers)
    document.close(True)
    return found


def main(paths):
    profile = tempfile.mkdtemp()
    program = subprocess.Popen(
        ['soffice', '--headless', '--norestore', f'--accept=socket,host=127.0.0.1,port={PORT};urp;',
         f'-env:UserInstallation=file://{profile}'],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    failed = False
    try:
        office = connect()
        numbered = paths.index('--words') if '--words' in paths else len(paths)
        files = [path for path in paths if path != '--words']
        for at, (old, new, redline) in enumerate(zip(*[iter(files)] * 3)):
            numbers = at * 3 < numbered
            for expected, command in ((new, 'AcceptAllTrackedChanges'), (old, 'RejectAllTrackedChanges')):
                wanted, found = read(office, expected, numbers), read(office, redline, numbers, command)
                differences = list(difflib.unified_diff(wanted, found, expected, f'{redline} {command}', lineterm='', n=1))
                failed = failed or bool(differences) or len(wanted) < 50
                print('\n'.join(differences))
    finally:
        # The program that was started here, and no other.
        program.terminate()
    sys.exit(1 if failed else 0)


main(sys.argv[1:])
