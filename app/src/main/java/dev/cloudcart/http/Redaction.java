package dev.cloudcart.http;

import java.net.URI;
import java.util.regex.Pattern;

/// Takes secrets and personal data out of what is logged or shown. Whatever logs an address, a header or a body
/// passes it through here.
public final class Redaction {

    private static final String HIDDEN = "***";

    /// What is behind this is never looked at: the work must not grow with what somebody sends us.
    private static final int LENGTH_MAX = 4_000;

    /// Parts of names, in headers, JSON and forms, whose values nobody may see.
    private static final String TELLING = "token|secret|password|authorization|apikey|api_key|cookie|email|fullname"
            + "|familyname|givenname|displayname|printoncheckname|buyer|phone|address|line1|line2|postcode|postalcode|town"
            + "|company|taxid|taxnumber|databaseuser|databaseserver";

    // None of these gives anything back that it has taken, and none begins anew within what it has looked at: the
    // work grows with the text alone, and none of it is on the stack.

    private static final Pattern JSON_MEMBER = Pattern.compile(
            "(\"" + telling("[^\"]") + "\"\\s*+:\\s*+)(?:\"(?:[^\"\\\\]|\\\\.)*+\"?+|[-\\w.]++)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern PARAMETER = Pattern.compile(
            "([?&\\s;,]|^)(" + telling("[\\w.-]") + ")([=:]\\s*+)(?!\\*\\*\\*)(?:(?:Bearer|Basic)\\s++)?[^&\\s\",;]++",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CREDENTIALS =
            Pattern.compile("\\b(Bearer|Basic)\\s++[\\w.~+/=-]++", Pattern.CASE_INSENSITIVE);

    private static final Pattern EMAIL = Pattern.compile("(?<![\\w.%+'-])[\\w.%+'-]++@[\\w-]++(?:\\.[\\w-]++)++");

    private Redaction() {}

    /// A name of such letters that tells that its value is not to be seen.
    private static String telling(String letter) {
        return "(?:(?!" + TELLING + ")" + letter + ")*+(?:" + TELLING + ")" + letter + "*+";
    }

    /// Of any text: JSON, form, headers or a message. What is far too long loses its end first.
    public static String text(String whole) {
        var text = whole.length() <= LENGTH_MAX ? whole : whole.substring(0, LENGTH_MAX) + "…";
        var redacted = JSON_MEMBER.matcher(text).replaceAll("$1\"" + HIDDEN + "\"");
        redacted = PARAMETER.matcher(redacted).replaceAll("$1$2$3" + HIDDEN);
        redacted = CREDENTIALS.matcher(redacted).replaceAll("$1 " + HIDDEN);
        return EMAIL.matcher(redacted).replaceAll(HIDDEN);
    }

    /// The start of a text, redacted.
    public static String excerpt(String text, int lengthMax) {
        var redacted = text(text);
        return redacted.length() <= lengthMax ? redacted : redacted.substring(0, lengthMax) + "…";
    }

    /// Scheme, host and path; of the query only the names.
    public static String uri(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery();
        var names = query == null ? "" : "?" + query.replaceAll("=[^&]*", "=" + HIDDEN);
        return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath() + names;
    }
}
