package dev.cloudcart.simulators.quickbooks.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.cloudcart.simulators.quickbooks.entities.Refusal;
import dev.cloudcart.simulators.quickbooks.query.Query.Condition;
import dev.cloudcart.simulators.quickbooks.query.Query.Operator;
import dev.cloudcart.simulators.quickbooks.query.Query.Order;

/// Reads `SELECT * | COUNT(*) FROM Entity [WHERE a AND b] [ORDERBY f [ASC|DESC]] [STARTPOSITION n] [MAXRESULTS m]`.
/// No OR, no joins, no projections (Intuit, Query operations and syntax).
final class QueryParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|(<=|>=|!=|[=<>(),*])|([^\\s'<>=(),*!]+))");
    private static final int PAGE_MAX = 1000;
    private static final int PAGE_USUAL = 100;

    private record Token(String text, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }
    }

    private final List<Token> tokens = new ArrayList<>();
    private final boolean zeroIsOne;
    private int next;

    QueryParser(String statement, boolean zeroIsOne) {
        this.zeroIsOne = zeroIsOne;
        var matcher = TOKEN.matcher(statement);
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            tokens.add(token(matcher));
            at = matcher.end();
        }
        if (!statement.substring(at).isBlank()) {
            throw Refusal.queryParse(
                    "Encountered \" " + statement.substring(at).strip() + " \" at column " + (at + 1) + ".");
        }
    }

    private static Token token(Matcher matcher) {
        var quoted = matcher.group(1);
        if (quoted != null) {
            return new Token(quoted.replace("\\'", "'").replace("\\\\", "\\"), true);
        }
        return new Token(Optional.ofNullable(matcher.group(2)).orElse(matcher.group(3)), false);
    }

    Query parse() {
        expect("SELECT");
        boolean count = selection();
        expect("FROM");
        var entity = take().text;
        var conditions = conditions();
        var orders = orders();
        int start = skip("STARTPOSITION") ? start() : 1;
        int max = skip("MAXRESULTS") ? number(1, PAGE_MAX) : PAGE_USUAL;
        if (next < tokens.size()) {
            throw unexpected();
        }
        return new Query(entity, count, conditions, orders, start, max);
    }

    private boolean selection() {
        if (skip("*")) {
            return false;
        }
        expect("COUNT");
        expect("(");
        expect("*");
        expect(")");
        return true;
    }

    private List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        if (skip("WHERE")) {
            do {
                conditions.add(condition());
            } while (skip("AND"));
        }
        return conditions;
    }

    private Condition condition() {
        var property = take().text;
        var operator = operator(take());
        return new Condition(property, operator, operator == Operator.IN ? values() : List.of(take().text));
    }

    private Operator operator(Token token) {
        return switch (token.text.toUpperCase(Locale.ROOT)) {
            case "=" -> Operator.EQUAL;
            case "<" -> Operator.LESS;
            case ">" -> Operator.GREATER;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "IN" -> Operator.IN;
            case "LIKE" -> Operator.LIKE;
            default -> {
                next--;
                throw unexpected();
            }
        };
    }

    private List<String> values() {
        var values = new ArrayList<String>();
        expect("(");
        do {
            values.add(take().text);
        } while (skip(","));
        expect(")");
        return values;
    }

    /// Written ORDERBY or, as the documentation also has it, ORDER BY; several properties with commas between.
    private List<Order> orders() {
        var orders = new ArrayList<Order>();
        boolean two = skip("ORDER");
        if (two) {
            expect("BY");
        } else if (!skip("ORDERBY")) {
            return orders;
        }
        do {
            var property = take().text;
            boolean descending = skip("DESC");
            if (!descending) {
                skip("ASC");
            }
            orders.add(new Order(property, descending));
        } while (skip(","));
        return orders;
    }

    private int start() {
        if (zeroIsOne && skip("0")) {
            return 1;
        }
        return number(1, Integer.MAX_VALUE);
    }

    private int number(int min, int max) {
        var text = take().text;
        try {
            int number = Integer.parseInt(text);
            if (number < min) {
                throw Refusal.queryInvalid("value " + number + " is too small. Min allowed value is " + min);
            }
            if (number > max) {
                throw Refusal.queryInvalid("value " + number + " is too large. Max allowed value is " + max);
            }
            return number;
        } catch (NumberFormatException _) {
            throw Refusal.queryParse("Encountered \" " + text + " \". Was expecting a number.");
        }
    }

    private boolean skip(String word) {
        boolean found = next < tokens.size() && tokens.get(next).is(word);
        if (found) {
            next++;
        }
        return found;
    }

    private void expect(String word) {
        if (!skip(word)) {
            throw unexpected();
        }
    }

    private Token take() {
        if (next >= tokens.size()) {
            throw unexpected();
        }
        return tokens.get(next++);
    }

    private Refusal unexpected() {
        return Refusal.queryParse(
                next < tokens.size() ? "Encountered \" " + tokens.get(next).text + " \"." : "Encountered \"<EOF>\".");
    }
}
