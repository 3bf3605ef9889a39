package dev.cloudcart.settings;

/// Something in a settings file that cannot be taken.
///
/// @param line counted from 1
/// @param sentence names the setting, what is wrong and what is allowed
public record Problem(int line, String sentence) {

    @Override
    public String toString() {
        return "line %d: %s".formatted(line, sentence);
    }
}
