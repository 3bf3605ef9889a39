package dev.cloudcart.mail;

/// A letter to one person, of plain text. The text form hides what it says.
///
/// @param to an e-mail address
public record Letter(String to, String subject, String text) {

    @Override
    public String toString() {
        return "letter to " + to;
    }
}
