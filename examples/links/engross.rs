//! engross/plugin.h (version 1.1) for exporters in Rust: what an exporter without resources and
//! options needs, declared as the header lays it out. Names are the header's without "engross_".
#![allow(dead_code)]

use std::os::raw::{c_char, c_void};

pub const PLUGIN_MAGIC: u32 = 0x454E_4752;
pub const ABI_MAJOR: u32 = 1;
pub const ABI_MINOR: u32 = 1;

pub const OK: i32 = 0;
pub const FAILED: i32 = 1;
pub const NO_MEMORY: i32 = 2;
pub const CANCELLED: i32 = 4;

pub const SEVERITY_LOSS: u32 = 2;

/// UTF-8 of the host's; data is NULL where there is no value.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Text {
    pub data: *const c_char,
    pub size: usize,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Opaque: only pointers to it are used.
#[repr(C)]
pub struct Node {
    _private: [u8; 0],
}

pub const EVENT_ENTER: u32 = 1;
pub const EVENT_EXIT: u32 = 2;

#[repr(C)]
pub struct Cursor {
    pub size: usize,
    pub top: *const Node,
    pub node: *const Node,
    pub event: u32,
    pub skip: u32,
}

type Neighbour = unsafe extern "C" fn(*const View, *const Node) -> *const Node;
type Put = unsafe extern "C" fn(*mut c_void, *const c_void, usize) -> i32;

#[repr(C)]
pub struct View {
    pub size: usize,
    pub data: *const c_void,
    pub root: unsafe extern "C" fn(*const View) -> *const Node,
    pub kind: unsafe extern "C" fn(*const View, *const Node) -> u32,
    pub parent: Neighbour,
    pub first_child: Neighbour,
    pub next: Neighbour,
    pub previous: Neighbour,
    pub text: unsafe extern "C" fn(*const View, *const Node) -> Text,
    pub plain_text: unsafe extern "C" fn(*const View, *const Node) -> Text,
    pub attribute: unsafe extern "C" fn(*const View, *const Node, u32) -> Text,
    pub integer: unsafe extern "C" fn(*const View, *const Node, u32, i64) -> i64,
    pub language: unsafe extern "C" fn(*const View, *const Node) -> Text,
    pub direction: unsafe extern "C" fn(*const View, *const Node) -> i32,
    pub find: unsafe extern "C" fn(*const View, Text) -> *const Node,
    pub field: unsafe extern "C" fn(*const View, u32, usize) -> *const Node,
    pub position: unsafe extern "C" fn(*const View, *const Node) -> Position,
    pub step: unsafe extern "C" fn(*const View, *mut Cursor) -> i32,
    pub canonical: unsafe extern "C" fn(*const View, *const Node, Put, *mut c_void) -> i32,
}

#[repr(C)]
pub struct Host {
    pub size: usize,
    pub abi_major: u32,
    pub abi_minor: u32,
    pub data: *mut c_void,
    pub view: *const View,
    pub allocate: unsafe extern "C" fn(*const Host, usize) -> *mut c_void,
    pub write: unsafe extern "C" fn(*const Host, *const c_void, usize) -> i32,
    pub report: unsafe extern "C" fn(*const Host, u32, *const Node, *const Text, usize),
    pub log: unsafe extern "C" fn(*const Host, Text),
    pub progress: unsafe extern "C" fn(*const Host, u64, u64) -> i32,
    pub resource: unsafe extern "C" fn(*const Host, *const c_void, *mut c_void) -> i32,
    pub theme: unsafe extern "C" fn(*const Host, *const c_char) -> Text,
    pub extension: unsafe extern "C" fn(*const Host, *const c_char) -> *const c_void,
}

/// One output to make; the members beyond these are not needed here.
#[repr(C)]
pub struct Job {
    pub size: usize,
    pub source_name: Text,
    pub output_name: Text,
}

#[repr(C)]
pub struct DiagnosticRow {
    pub size: usize,
    pub code: *const c_char,
    pub message: *const c_char,
    pub explanation: *const c_char,
    pub severity: u32,
    pub reserved: u32,
}

pub const SUPPORT_FULL: u32 = 1;
pub const SUPPORT_DEGRADED: u32 = 2;
pub const SUPPORT_DROPPED: u32 = 3;

#[repr(C)]
pub struct Support {
    pub size: usize,
    pub note: *const c_char,
    pub kind: u32,
    pub level: u32,
}

#[repr(C)]
pub struct Plugin {
    pub magic: u32,
    pub abi_major: u32,
    pub abi_minor: u32,
    pub size: u32,
    pub id: *const c_char,
    pub name: *const c_char,
    pub summary: *const c_char,
    pub version: *const c_char,
    pub licence: *const c_char,
    pub media_type: *const c_char,
    pub extension: *const c_char,
    pub options: *const c_void,
    pub option_count: usize,
    pub diagnostics: *const DiagnosticRow,
    pub diagnostic_count: usize,
    pub support: *const Support,
    pub support_count: usize,
    pub run: unsafe extern "C" fn(*const Host, *const Job) -> i32,
}

// Static tables that hold pointers to static strings only.
unsafe impl Sync for Plugin {}
unsafe impl Sync for DiagnosticRow {}
unsafe impl Sync for Support {}

pub const KIND_DOCUMENT: u32 = 1;
pub const KIND_METADATA: u32 = 2;
pub const KIND_FIELD: u32 = 3;
pub const KIND_CONTENT: u32 = 4;
pub const KIND_LINK: u32 = 32;
/// Kinds are numbered from 1 to one less than this.
pub const KIND_COUNT: u32 = 39;

pub const ATTRIBUTE_ID: u32 = 1;
pub const ATTRIBUTE_HREF: u32 = 15;
