/// From mappings and what the journal says stands to the instructions that make the books right, and the proof
/// afterwards. Pure; a preview stops here.
@NullMarked
package dev.cloudcart.core.planning;

import org.jspecify.annotations.NullMarked;
