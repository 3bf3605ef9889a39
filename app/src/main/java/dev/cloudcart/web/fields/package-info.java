/// Settings as fields: a form of those that are asked for, with what the books have to choose from.
@NullMarked
package dev.cloudcart.web.fields;

import org.jspecify.annotations.NullMarked;
