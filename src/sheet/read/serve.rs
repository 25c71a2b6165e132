//! The child's side: reads files from its input until the parent closes it.
use super::{
    protocol::{Answer, Request, Task, receive_request, send, send_bytes, send_workbook},
    read_in_process, unlock,
};
use std::io::{self, BufWriter, Read, Write};

/// First argument of the program when it is to be a reader; the second is the memory it may use, in bytes.
pub const READER_FLAG: &str = "--reader";

/// Answers every request. Returns when the parent is gone or has no more files.
pub fn serve(mut input: impl Read, output: impl Write) -> io::Result<()> {
    let mut output = BufWriter::with_capacity(64 * 1024, output);
    while let Some(Request { task, limits, bytes }) = receive_request(&mut input)? {
        let failed = match task {
            Task::Read => match read_in_process(&bytes, &limits) {
                Ok(book) => send_workbook(&mut output, book).map(|()| None)?,
                Err(finding) => Some(finding),
            },
            Task::Decrypt { password } => match unlock::decrypt(bytes, &password, &limits) {
                Ok(plain) => send_bytes(&mut output, &plain).map(|()| None)?,
                Err(finding) => Some(finding),
            },
        };
        if let Some(finding) = failed {
            send(&mut output, &Answer::Failed(finding))?;
        }
        output.flush()?;
    }
    Ok(())
}

/// Backstops behind the limiting allocator, for this whole process: address space, and no core file, which
/// would leave pupils' data on the disk. What the system refuses to set is done without.
pub fn confine() {
    #[cfg(unix)]
    {
        const ADDRESS_SPACE: u64 = 1024 * 1024 * 1024;
        for (resource, limit) in [(rlimit::Resource::AS, ADDRESS_SPACE), (rlimit::Resource::CORE, 0)] {
            if let Ok((_, hard)) = resource.get() {
                let limit = limit.min(hard);
                let _ = resource.set(limit, limit);
            }
        }
    }
}
