/// The commands: words come in, sentences, tables and reports go out, and an exit status. A command reads its
/// words, asks one room and shows the answer; it decides nothing and starts nothing that it does not use.
@NullMarked
package dev.cloudcart.shell;

import org.jspecify.annotations.NullMarked;
