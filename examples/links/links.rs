//! engross-links: an exporter in Rust. It lists every link of a document as tab-separated values,
//! one a line: where it stands in the source, the id of the place that it stands in, its address
//! and its words. Made to be read by a link checker before a document is handed in.

mod engross;
use engross::*;
use std::os::raw::{c_char, c_void};
use std::{mem::size_of, ptr::null};

/// The host, and the first status that was not OK: after it nothing more is written.
struct Export<'a> {
    host: &'a Host,
    view: &'a View,
    status: i32,
}

impl Export<'_> {
    fn put(&mut self, bytes: &[u8]) {
        if self.status == OK && !bytes.is_empty() {
            let data = bytes.as_ptr() as *const c_void;
            self.status = unsafe { (self.host.write)(self.host, data, bytes.len()) };
        }
    }

    /// One field: a tab or a line's end inside it becomes a space.
    fn put_field(&mut self, field: &[u8]) {
        for (index, part) in field.split(|byte| b"\t\r\n".contains(byte)).enumerate() {
            if index > 0 {
                self.put(b" ");
            }
            self.put(part);
        }
    }

    fn put_number(&mut self, mut number: u32) {
        let mut digits = [0u8; 10];
        let mut first = digits.len();
        while number > 0 || first == digits.len() {
            first -= 1;
            digits[first] = b'0' + (number % 10) as u8;
            number /= 10;
        }
        self.put(&digits[first..]);
    }

    fn attribute(&self, node: *const Node, attribute: u32) -> Text {
        unsafe { (self.view.attribute)(self.view, node, attribute) }
    }

    /// The id of the nearest node around a link that has one; empty in the metadata.
    fn place(&self, mut node: *const Node) -> Text {
        while !node.is_null() {
            let id = self.attribute(node, ATTRIBUTE_ID);
            if id.size > 0 {
                return id;
            }
            node = unsafe { (self.view.parent)(self.view, node) };
        }
        Text {
            data: null(),
            size: 0,
        }
    }

    fn put_link(&mut self, link: *const Node) {
        let position = unsafe { (self.view.position)(self.view, link) };
        let words = unsafe { (self.view.plain_text)(self.view, link) };
        let holds_words = unsafe { !(self.view.first_child)(self.view, link).is_null() };
        if words.data.is_null() && holds_words {
            self.status = NO_MEMORY;
        }
        self.put_number(position.line);
        for field in [
            self.place(link),
            self.attribute(link, ATTRIBUTE_HREF),
            words,
        ] {
            self.put(b"\t");
            self.put_field(bytes(&field));
        }
        self.put(b"\n");
    }
}

/// What the host lends, as long as the run lasts.
fn bytes(text: &Text) -> &[u8] {
    if text.data.is_null() {
        return b"";
    }
    unsafe { std::slice::from_raw_parts(text.data as *const u8, text.size) }
}

unsafe extern "C" fn run(host: *const Host, _job: *const Job) -> i32 {
    let host = &*host;
    let mut export = Export {
        host,
        view: &*host.view,
        status: OK,
    };
    (host.report)(host, 0, null(), null(), 0);
    export.put(b"line\tplace\taddress\twords\n");
    let top = (export.view.root)(export.view);
    let mut cursor = Cursor {
        size: size_of::<Cursor>(),
        top,
        node: null(),
        event: 0,
        skip: 0,
    };
    while export.status == OK && (export.view.step)(export.view, &mut cursor) != 0 {
        if (host.progress)(host, 0, 0) != 0 {
            return CANCELLED;
        }
        if cursor.event == EVENT_ENTER && (export.view.kind)(export.view, cursor.node) == KIND_LINK
        {
            export.put_link(cursor.node);
        }
    }
    export.status
}

/// A C string that lives for ever.
macro_rules! string {
    ($text:expr) => {
        concat!($text, "\0").as_ptr() as *const c_char
    };
}

/// Links are kept whole; of everything else, this exporter shows nothing by design.
const fn support_of(kind: u32) -> Support {
    let (note, level) = match kind {
        KIND_LINK => (null(), SUPPORT_FULL),
        KIND_DOCUMENT | KIND_METADATA | KIND_CONTENT => (string!("its links"), SUPPORT_DEGRADED),
        _ => (string!("left out of the list of links"), SUPPORT_DROPPED),
    };
    Support {
        size: size_of::<Support>(),
        note,
        kind,
        level,
    }
}

const KINDS: usize = (KIND_COUNT - 1) as usize;
static SUPPORT: [Support; KINDS] = {
    const ROW: Support = support_of(0);
    let mut rows = [ROW; KINDS];
    let mut i = 0;
    while i < KINDS {
        rows[i] = support_of(i as u32 + 1);
        i += 1;
    }
    rows
};

static DIAGNOSTICS: [DiagnosticRow; 1] = [DiagnosticRow {
    size: size_of::<DiagnosticRow>(),
    code: string!("links-only"),
    message: string!("the list holds the document's links and nothing else"),
    explanation: string!("Use another exporter to keep the text."),
    severity: SEVERITY_LOSS,
    reserved: 0,
}];

static PLUGIN: Plugin = Plugin {
    magic: PLUGIN_MAGIC,
    abi_major: ABI_MAJOR,
    abi_minor: ABI_MINOR,
    size: size_of::<Plugin>() as u32,
    id: string!("links"),
    name: string!("Links"),
    summary: string!("Lists the links of a document as tab-separated values."),
    version: string!("1.0.0"),
    licence: string!("MIT"),
    media_type: string!("text/tab-separated-values"),
    extension: string!(".links.tsv"),
    options: null(),
    option_count: 0,
    diagnostics: DIAGNOSTICS.as_ptr(),
    diagnostic_count: DIAGNOSTICS.len(),
    support: SUPPORT.as_ptr(),
    support_count: SUPPORT.len(),
    run,
};

#[no_mangle]
pub extern "C" fn engross_plugin_v1() -> *const Plugin {
    &PLUGIN
}
