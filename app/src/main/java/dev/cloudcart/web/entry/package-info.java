/// How one comes in: what a stranger sees, setting up, signing in and out, and links that let somebody in once.
@NullMarked
package dev.cloudcart.web.entry;

import org.jspecify.annotations.NullMarked;
