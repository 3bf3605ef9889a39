/// What people and programs do, whether on pages, through the API or in the shell: done together with what the audit is
/// told of it, or not at all.
@NullMarked
package dev.cloudcart.desk;

import org.jspecify.annotations.NullMarked;
