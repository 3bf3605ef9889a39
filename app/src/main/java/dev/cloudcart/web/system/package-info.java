/// How the installation itself is: its version, its database, who is at work.
@NullMarked
package dev.cloudcart.web.system;

import org.jspecify.annotations.NullMarked;
