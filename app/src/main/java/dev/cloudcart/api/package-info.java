/// The powers of the shell for programs, as JSON over HTTP: a call comes in, an answer or problem details (RFC
/// 9457) go out. It decides nothing; long work is put on the queue.
@NullMarked
package dev.cloudcart.api;

import org.jspecify.annotations.NullMarked;
