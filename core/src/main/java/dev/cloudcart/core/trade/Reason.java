package dev.cloudcart.core.trade;

/// Why something is held, in two sentences for the bookkeeper.
///
/// @param cause the name of its [Cause]
/// @param what what is wrong and where
/// @param mend what to do about it
public record Reason(String cause, String what, String mend) {

    /// The cause of what no catalogue lists.
    public static final String OTHER = "OTHER";

    /// A reason that no catalogue lists.
    public static Reason other(String what, String mend) {
        return new Reason(OTHER, what, mend);
    }
}
