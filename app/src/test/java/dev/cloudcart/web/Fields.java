package dev.cloudcart.web;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a browser would send of a form as it stands in a page.
final class Fields {

    private static final Pattern TEMPLATE = Pattern.compile("<template.*?</template>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input ((?:[^>\"]|\"[^\"]*\")*)>");
    private static final Pattern SELECT =
            Pattern.compile("<select ((?:[^>\"]|\"[^\"]*\")*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"( selected)?");

    private Fields() {}

    /// @param id of the form
    static Map<String, String> of(String page, String id) {
        var start = page.indexOf("<form id=\"" + id + "\"");
        var form = TEMPLATE.matcher(page.substring(start, page.indexOf("</form>", start)))
                .replaceAll("");
        var fields = new HashMap<String, String>();
        INPUT.matcher(form)
                .results()
                .map(found -> found.group(1))
                .forEach(input -> fields.put(attribute(input, "name"), attribute(input, "value")));
        SELECT.matcher(form)
                .results()
                .forEach(found -> fields.put(attribute(found.group(1), "name"), chosen(found.group(2))));
        fields.remove("");
        return fields;
    }

    private static String chosen(String options) {
        var found = OPTION.matcher(options).results().toList();
        return found.stream()
                .filter(option -> option.group(2) != null)
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(option -> plain(option.group(1)))
                .orElse("");
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String escaped) {
        return escaped.replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
