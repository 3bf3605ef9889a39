/// All companies of the installation, and how another one is added.
@NullMarked
package dev.cloudcart.web.companies;

import org.jspecify.annotations.NullMarked;
