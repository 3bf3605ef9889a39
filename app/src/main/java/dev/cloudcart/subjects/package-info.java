/// Records become subjects: with what stands of them, and with what stands of others that they depend on, which is
/// another for each kind of records.
@NullMarked
package dev.cloudcart.subjects;

import org.jspecify.annotations.NullMarked;
