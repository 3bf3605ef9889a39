/// Who may use the pages, and as what: people with their passwords and roles, and links that let somebody in once.
/// Whether somebody may do a certain thing is decided by whoever does it.
@NullMarked
package dev.cloudcart.people;

import org.jspecify.annotations.NullMarked;
