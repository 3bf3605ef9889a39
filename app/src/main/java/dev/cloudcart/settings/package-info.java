/// The companies and their settings: YAML or a new set of values comes in; companies, versioned settings and the
/// rules of a version go out. A version once written is never changed. Knows no run, no shop and no books.
@NullMarked
package dev.cloudcart.settings;

import org.jspecify.annotations.NullMarked;
