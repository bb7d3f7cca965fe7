#!/usr/bin/env python3
"""Runs the program on files that mean harm or have no end, each with a gigabyte of address space and ten seconds of the processor: it
must end by itself with 0 or 2, and where it refuses say which file and what to do. Prints the table of docs/src/limits.md.

    python3 .ci/hostile.py target/release/tongbi
"""
import io, os, resource, socket, struct, subprocess, sys, tempfile, threading, time, zipfile, zlib

MEMORY = 1_000_000 * 1024
SECONDS = 10
WAIT = 60
WORDS = "政府工作报告\n各位代表：\n一、2023年工作回顾\n全区生产总值增长5.2%，财政收入12.6亿元。\n"
W = '<w:document xmlns:w="w"><w:body>%s</w:body></w:document>'
P = "<w:p><w:r><w:t>各位代表：生产总值增长5.2%。</w:t></w:r></w:p>"


def archive(parts, packed=True):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as zf:
        for name, data in parts:
            zf.writestr(name, data)
    return out.getvalue()


def docx(body, head=""):
    return archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", head + W % body)])


def bomb(name, megabytes):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zf:
        if name.endswith(".xml"):
            zf.writestr("[Content_Types].xml", "<Types/>")
        with zf.open(name, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b"A" * (1 << 20))
    return out.getvalue()


def overlapping(count):
    """Many names for one part."""
    data = zlib.compress(b"A" * (8 << 20), 9)[2:-4]
    crc = zlib.crc32(b"A" * (8 << 20))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(data), 8 << 20, 5, 0) + b"a.txt" + data
    central = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(data), 8 << 20, 9, 0, 0, 0, 0, 0, 0) + b"%05d.txt" % n
        for n in range(count)
    )
    return local + central + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(central), len(local), 0)


def entries(count):
    """A list of parts and nothing else."""
    one = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    central = one * count
    end64 = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(central), len(local))
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, len(local) + len(central), 1)
    return local + central + end64 + locator + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)


def nested(levels):
    data = WORDS.encode()
    name = "2023.txt"
    for _ in range(levels):
        data, name = archive([(name, data)]), "inner.zip"
    return data


def pdf(objects, trailer=""):
    out, table = bytearray(b"%PDF-1.7\n"), bytearray()
    for n, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        body = body if isinstance(body, bytes) else body.encode()
        out += b"%d 0 obj\n" % n + body + b"\nendobj\n"
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + bytes(table) + (
        "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    ).encode()


def stream(entry, data):
    return b"<< %s /Length %d >>\nstream\n" % (entry.encode(), len(data)) + data + b"\nendstream"


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 "
    "/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >> ] >>"
)
SHOW = b"BT /F1 16 Tf 72 700 Td <" + "各位代表：生产总值增长百分之五。".encode("utf-16-be").hex().encode() + b"> Tj ET\n"


def paper(content, entry="", more=(), pages=None, resources=""):
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> %s >> >>" % resources
    return pdf(
        ["<< /Type /Catalog /Pages 2 0 R >>", pages or "<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>", page, FONT, stream(entry, content), *more]
    )


def packed(megabytes, times=1):
    data = SHOW + b" " * (megabytes << 20)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def ofd(page, document="", more=()):
    document = document or "<Document><CommonData/><Pages><Page ID='1' BaseLoc='p.xml'/></Pages></Document>"
    return archive([
        ("OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"), ("D/Document.xml", document),
        ("D/p.xml", "<Page><Content><Layer>%s</Layer></Content></Page>" % page), *more])


def tree(depth, wide):
    """Lists of pages inside one another, each of which holds the next many times."""
    lists = ["<< /Type /Pages /Count 1000000000 /Kids [ %s ] >>" % (("%d 0 R " % (6 + n)) * wide if n + 1 < depth else "3 0 R ") for n in range(depth)]
    return paper(SHOW, pages=lists[0], more=lists[1:] if depth > 1 else ())


TEXT = "<TextObject Boundary='20 40 180 6' Size='5'><TextCode X='0' Y='5' DeltaX='g 9 5'>各位代表：增长5%。</TextCode></TextObject>"


def cases():
    """Name, what it is, its bytes."""
    yield "ratio.docx", "zip bomb: one part of 1 GB, packed a thousandfold", bomb("word/document.xml", 1024)
    yield "ratio.zip", "zip bomb: a report of 1 GB in an archive", bomb("2023.txt", 1024)
    yield "overlap.zip", "zip bomb: 20,000 names for one part of 8 MB", overlapping(20000)
    yield "nested.zip", "archives inside one another, 50 deep", nested(50)
    yield "entries.zip", "20,001 parts", entries(20001)
    yield "millions.zip", "three million parts", entries(3_000_000)
    lol = '<!DOCTYPE x [<!ENTITY a "%s">%s]>' % ("哈" * 10, "".join('<!ENTITY %s "%s">' % (b, ("&%s;" % a) * 10) for a, b in zip("abcdefgh", "bcdefghi")))
    yield "entities.docx", "XML: entities that expand to a thousand million characters", docx(P.replace("。", "&i;。"), '<?xml version="1.0"?>' + lol)
    yield "outside.docx", "XML: an entity that names a file", docx(P.replace("。", "&x;。"), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "deep.docx", "XML: a million elements inside one another", docx(P + "<w:sdt>" * 1_000_000 + P)
    yield "spans.docx", "Word: cells over 4,000,000,000 columns", docx(P + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr>%s</w:tc></w:tr></w:tbl>" % P)
    yield "blocks.docx", "Word: two million empty paragraphs", docx(P + "<w:p/>" * 2_000_000)
    yield "deep.html", "HTML: a million elements inside one another", ("<html><body>" + "<div>" * 1_000_000 + "各位代表：增长5%。").encode()
    yield "tables.html", "HTML: 50,000 tables inside one another", ("<table><tr><td>" * 50_000 + "各位代表：增长5%。").encode()
    yield "spans.html", "HTML: cells over 10⁹ columns and rows", ("<table><tr><td colspan=1000000000 rowspan=1000000000>各位代表</td><td>增长5%。</td></tr></table>").encode()
    yield "formats.html", "HTML: 300,000 unclosed <b> and <p> by turns", ("各位代表：增长5%。" + "<b><p>" * 300_000).encode()
    yield "quotes.md", "Markdown: a million quotations inside one another", (WORDS + ">" * 1_000_000 + "增长5%。").encode()
    yield "brackets.md", "Markdown: a million open brackets", (WORDS + "[" * 1_000_000 + "*" * 1_000_000).encode()
    yield "arrays.pdf", "PDF: a million arrays inside one another", paper(SHOW, more=["[" * 1_000_000])
    yield "operands.pdf", "PDF: a million arrays inside one another in a page's content", paper(SHOW + b"[" * 1_000_000 + b"<<" * 1_000_000)
    yield "loop.pdf", "PDF: a list of pages that holds itself", paper(SHOW, pages="<< /Type /Pages /Count 2 /Kids [ 2 0 R 3 0 R ] >>")
    yield "many.pdf", "PDF: lists of pages that hold one page 10¹⁰ times", tree(10, 10)
    yield "chain.pdf", "PDF: 100,000 lists of pages inside one another", tree(100_000, 1)
    yield "flate.pdf", "PDF: a content stream that unpacks to 1 GB", paper(packed(1024), "/Filter /FlateDecode")
    yield "twice.pdf", "PDF: the same, packed twice", paper(packed(1024, 2), "/Filter [ /FlateDecode /FlateDecode ]")
    yield "shared.pdf", "PDF: 5,000 pages with one content stream of 40 MB", paper(packed(40), "/Filter /FlateDecode", pages="<< /Type /Pages /Count 5000 /Kids [ %s ] >>" % ("3 0 R " * 5000))
    yield "forms.pdf", "PDF: drawings that draw one another 10¹⁰ times", paper(
        SHOW + b"/X6 Do", resources="/XObject << /X6 6 0 R >>",
        more=[stream("/Type /XObject /Subtype /Form /BBox [ 0 0 595 842 ] /Resources << /Font << /F1 4 0 R >> /XObject << /X %d 0 R >> >>" % (7 + n), (b"/X Do " if n < 9 else SHOW) * 10) for n in range(10)])
    yield "prev.pdf", "PDF: a table of objects that goes on in itself", pdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>"], "/Prev 9")
    yield "size.pdf", "PDF: a table of 10⁹ objects", pdf(["<< /Type /Catalog /Pages 2 0 R >>"]).replace(b"xref\n0 2", b"xref\n0 999999999")
    yield "glyphs.pdf", "PDF: twenty million characters on one page", paper(zlib.compress(b"BT /F1 1 Tf " + b"<%s> Tj " % (b"4E00" * 10_000) * 2_000 + b"ET"), "/Filter /FlateDecode")
    yield "pages.ofd", "OFD: one page listed a million times", ofd(TEXT, "<Document><Pages>%s</Pages></Document>" % ("<Page ID='1' BaseLoc='p.xml'/>" * 1_000_000))
    unit = "<CompositeGraphicUnit ID='%d'><Content>%s</Content></CompositeGraphicUnit>"
    units = "".join(unit % (n, TEXT if n == 19 else "<CompositeObject ResourceID='%d'/>" % (n + 1) * 10) for n in range(10, 20))
    yield "units.ofd", "OFD: drawings that draw one another 10¹⁰ times", ofd(
        TEXT + "<CompositeObject ResourceID='10'/>", "<Document><CommonData><PublicRes>r.xml</PublicRes></CommonData><Pages><Page ID='1' BaseLoc='p.xml'/></Pages></Document>",
        [("D/r.xml", "<Res><CompositeGraphicUnits>%s</CompositeGraphicUnits></Res>" % units)])
    yield "deep.ofd", "OFD: a million blocks inside one another", ofd(TEXT + "<PageBlock>" * 1_000_000)
    yield "line.txt", "15 MB on one line", ("全区生产总值增长5.2%，" * 480_000).encode()
    yield "marks.txt", "8 million combining marks on one letter", ("各位代表：e" + "\u0301" * 7_900_000 + "。").encode()
    yield "lines.txt", "five million empty lines and as many headings", (WORDS + "\n" * 5_000_000 + "一、\n" * 1_000_000).encode()
    yield "digits.txt", "a number of ten million digits", (WORDS + "增长" + "9" * 10_000_000 + "%。").encode()
    yield "opening.txt", "five million opening brackets and quotation marks", (WORDS + "（“" * 2_500_000).encode()


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # Of the processor, and not of the clock: the machine may be busy with other things.
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def run(binary, args, stdin=None, feed=None):
    """Exit code or what ended it, seconds, the largest memory in MB, and what was said."""
    child = subprocess.Popen([binary, *args], stdin=subprocess.PIPE if feed else stdin or subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=limited)
    timer = threading.Timer(WAIT, child.kill)
    timer.start()
    if feed:
        threading.Thread(target=feed, args=(child.stdin,), daemon=True).start()
    said = child.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    seconds = usage.ru_utime + usage.ru_stime
    code = os.waitstatus_to_exitcode(status)
    child.returncode = code
    if code in (-9, -24):
        code = "no end"
    return code, seconds, usage.ru_maxrss // 1024, said


def endless(piece):
    def feed(pipe):
        try:
            while True:
                pipe.write(piece)
        except (BrokenPipeError, ValueError, OSError):
            pass
    return feed


def main():
    binary = os.path.abspath(sys.argv[1])
    only = sys.argv[2:]  # names of files, for those alone
    failed = []
    print("| file | what it is | ends with | s | MB |\n|---|---|---|--:|--:|")

    def report(name, what, result):
        code, seconds, memory, said = result
        error = next((line for line in said.splitlines() if line.startswith("error")), "")
        first = error.split(": ", 1)[-1]
        if code == 2:
            words = "refused: " + first.split(": ")[-1]
        elif code == 0:
            grave = [line for line in said.splitlines() if line.startswith("note")]
            words = "read" + (" with notes" if grave else "")
        else:
            words = "%s: %s" % (code, said.strip()[-300:])
        good = code == 0 or (code == 2 and "hint" in said)
        print("| %s | %s | %s | %.1f | %d |" % (name, what, words.replace("|", "/"), seconds, memory), flush=True)
        if not good:
            failed.append(name)

    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        for name, what, data in cases():
            if only and name not in only:
                continue
            with open(path(name), "wb") as file:
                file.write(data)
            report(name, what, run(binary, ["table", path(name)]))
            if name.endswith(".txt"):
                report(name, what + " (`diff` with itself)", run(binary, ["diff", path(name), path(name)]))
                report(name, what + " (`quantities`)", run(binary, ["quantities", path(name)]))
            os.remove(path(name))
        if only:
            sys.exit(bool(failed))
        for name, size in (("gigabyte.txt", 1 << 30), ("marks2.txt", 2 << 30)):
            with open(path(name), "wb") as file:
                file.truncate(size)
        report("gigabyte.txt", "1 GB on one line", run(binary, ["table", path("gigabyte.txt")]))
        report("marks2.txt", "2 GB: a thousand million combining marks", run(binary, ["table", path("marks2.txt")]))
        stop = threading.Event()

        def grow():
            with open(path("grows.txt"), "ab") as file:
                while not stop.is_set() and file.tell() < 3 << 30:
                    file.write("各位代表：增长5%。\n".encode() * 40_000)
                    file.flush()

        threading.Thread(target=grow, daemon=True).start()
        time.sleep(0.05)
        report("grows.txt", "a file that grows while it is read", run(binary, ["table", path("grows.txt")]))
        stop.set()
        os.mkfifo(path("pipe.txt"))
        report("pipe.txt", "a named pipe", run(binary, ["table", path("pipe.txt")]))
        report("/dev/zero", "a device", run(binary, ["table", "/dev/zero"]))
        server = socket.socket(socket.AF_UNIX)
        server.bind(path("socket.txt"))
        report("socket.txt", "a socket", run(binary, ["table", path("socket.txt")]))
        os.symlink(path("two.txt"), path("one.txt"))
        os.symlink(path("one.txt"), path("two.txt"))
        report("one.txt", "links that lead to one another", run(binary, ["table", path("one.txt")]))
        os.mkdir(path("folder"))
        os.symlink(path("folder"), path("folder/again"))
        with open(path("folder/2023.txt"), "w") as file:
            file.write(WORDS)
        report("folder", "a folder that links to itself, gone through with `--recursive`", run(binary, ["table", "--recursive", path("folder")]))
        odd = os.path.join(folder.encode(), b"\xb1\xa8\xb8\xe6.txt")
        with open(odd, "w") as file:
            file.write(WORDS)
        report("\\xb1\\xa8….txt", "a name that is not UTF-8", run(binary, ["table", odd]))
        report("-", "standard input without end", run(binary, ["table", "-"], feed=endless("各位代表\n".encode() * 20_000)))
        report("-", "records on standard input: a line without end", run(binary, ["extract", "-", "--format", "jsonl"], feed=endless(b'{"text": ' + b"[" * 200_000)))
        with open(path("deep.toml"), "w") as file:
            file.write("source = " + "[" * 1_000_000)
        report("deep.toml", "words of a user: a million lists inside one another", run(binary, ["knowledge", "--knowledge", folder]))
        os.remove(path("deep.toml"))
    print("\n%s" % ("FAILED: " + ", ".join(failed) if failed else "all end by themselves"), file=sys.stderr)
    sys.exit(bool(failed))


main()
