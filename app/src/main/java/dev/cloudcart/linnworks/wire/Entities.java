package dev.cloudcart.linnworks.wire;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/// Decodes the entities of HTML as browsers do. Spring knows those of HTML 4; what is missing there is put in its
/// terms first: names that HTML 5 has for the letters of every keyboard and in capitals (WHATWG, Named character
/// references), and numbers of the old Windows letters, as in `Bob&#146;s` (WHATWG, Numeric character reference end
/// state).
final class Entities {

    private static final Pattern ENTITY = Pattern.compile("&(?:#(?:0*(1[2-5]\\d)|[xX]0*([89][0-9A-Fa-f]))|(\\w+));");

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("AMP", '&'),
            Map.entry("LT", '<'),
            Map.entry("GT", '>'),
            Map.entry("QUOT", '"'),
            Map.entry("COPY", '©'),
            Map.entry("REG", '®'),
            Map.entry("TRADE", '™'),
            Map.entry("apos", '\''),
            Map.entry("Tab", ' '),
            Map.entry("NewLine", ' '),
            Map.entry("excl", '!'),
            Map.entry("num", '#'),
            Map.entry("dollar", '$'),
            Map.entry("percnt", '%'),
            Map.entry("lpar", '('),
            Map.entry("rpar", ')'),
            Map.entry("ast", '*'),
            Map.entry("plus", '+'),
            Map.entry("comma", ','),
            Map.entry("period", '.'),
            Map.entry("sol", '/'),
            Map.entry("colon", ':'),
            Map.entry("semi", ';'),
            Map.entry("equals", '='),
            Map.entry("quest", '?'),
            Map.entry("commat", '@'),
            Map.entry("lsqb", '['),
            Map.entry("lbrack", '['),
            Map.entry("bsol", '\\'),
            Map.entry("rsqb", ']'),
            Map.entry("rbrack", ']'),
            Map.entry("Hat", '^'),
            Map.entry("lowbar", '_'),
            Map.entry("grave", '`'),
            Map.entry("lcub", '{'),
            Map.entry("lbrace", '{'),
            Map.entry("verbar", '|'),
            Map.entry("vert", '|'),
            Map.entry("rcub", '}'),
            Map.entry("rbrace", '}'),
            Map.entry("hyphen", '‐'));

    private Entities() {}

    /// Once.
    static String decoded(String text) {
        return HtmlUtils.htmlUnescape(ENTITY.matcher(text).replaceAll(Entities::inHtml4));
    }

    private static String inHtml4(MatchResult entity) {
        var name = entity.group(3);
        if (name != null) {
            var letter = NAMES.get(name);
            return letter == null ? quoted(entity.group()) : numbered(letter);
        }
        var decimal = entity.group(1);
        int number = decimal == null ? Integer.parseInt(entity.group(2), 16) : Integer.parseInt(decimal);
        return number < 128 || number > 159 ? quoted(entity.group()) : numbered(ofWindows(number));
    }

    /// A blank for the five numbers that are no letter there either.
    private static char ofWindows(int number) {
        char letter = new String(new byte[] {(byte) number}, WINDOWS).charAt(0);
        return letter == '\uFFFD' ? ' ' : letter;
    }

    private static String numbered(char letter) {
        return "&#" + (int) letter + ";";
    }

    private static String quoted(String entity) {
        return Matcher.quoteReplacement(entity);
    }
}
