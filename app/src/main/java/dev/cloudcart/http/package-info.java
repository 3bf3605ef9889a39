/// Calls to outside APIs: a call and its bytes come in, an answer or the plain fact that none came goes out, in
/// step with the API's limits. Never throws for what a server says, never repeats a write by itself, and knows
/// nothing of the trade.
@NullMarked
package dev.cloudcart.http;

import org.jspecify.annotations.NullMarked;
