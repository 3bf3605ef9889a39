package dev.cloudcart.quickbooks.chart;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cloudcart.core.trade.Country;
import dev.cloudcart.core.trade.Jurisdiction;
import dev.cloudcart.places.Countries;
import dev.cloudcart.places.Regions;
import dev.cloudcart.quickbooks.chart.TaxUses.Told;

/// Tells by the words of a tax code and by its agency whose tax it is.
///
/// @param home the company's country
record TaxPlaces(Country home) {

    /// Two capital letters that are a country's code and also an everyday word of such names.
    private static final Set<String> AMBIGUOUS = Set.of(
            "NO", "IN", "IS", "IT", "BE", "AT", "DO", "SO", "TO", "AM", "AS", "MY", "ME", "EC", "SG", "PA", "ID", "RE",
            "TV", "LA", "PM", "CA", "SA", "NA");

    private static final Pattern BESIDE_THE_RATE = Pattern.compile(
            "\\d ?% ?[-–(]? ?(?!NO ?VAT)(?<after>[A-Z]{2})\\b|\\b(?<before>[A-Z]{2})[ -]?\\d+([.,]\\d+)? ?%");

    /// What has a name of its own, which may be that of another state.
    private static final Pattern LOCAL =
            Pattern.compile("(?i)\\b(county|city|parish|beach|township|borough|falls|springs)\\b");

    private static final String OF_A_PLACE = "(?i)\\w+ (county|city|parish|beach|township|borough|falls|springs)\\b";

    /// `Kansas City, MO 64105`
    private static final Pattern BEHIND_PLACE = Pattern.compile("\\w, ?([A-Z]{2})( \\d{5})?( [-(]? ?[\\d.]+ ?%\\)?)?$");

    private static final Pattern SAME_STATE = Pattern.compile("(?i)\\b(New York|Oklahoma|Iowa) City\\b");

    /// What the tax on sales is called where English is not spoken, and Norway's for low-value goods.
    private static final Pattern OTHER_LANGUAGES =
            Pattern.compile("(?iU)\\b(MwSt|USt|TVA|IVA|BTW|Moms|MVA|ALV|DPH|PTU|DDV|PDV|VOEC)\\b");

    /// Whose tax that is, no country tells.
    private static final Pattern ABROAD = Pattern.compile(
            "(?i)\\b(EU|Europe(an)?|EEA|abroad|overseas|foreign|international|worldwide|RO?W|rest of (the )?world|non[ -]UK)\\b");

    private static final Pattern VAT = Pattern.compile("(?i)\\bVAT\\b");
    private static final Pattern GST = Pattern.compile("(?i)\\bGST\\b");
    private static final Set<String> WITH_VAT = Set.of("GB", "IE", "ZA", "AE");
    private static final Set<String> WITH_GST = Set.of("AU", "NZ", "SG");
    private static final Set<String> ENGLISH_SPEAKING =
            Set.of("GB", "IE", "ZA", "AE", "AU", "NZ", "SG", "MY", "IN", "US", "CA");

    private static final Pattern CODE = Pattern.compile("\\b[A-Z]{2,3}\\b");

    private static final Set<String> MERE_WORDS = Set.of("LA", "CO", "IN");

    /// One country, or nobody can tell. A code that names no country is the company's own, unless it is for
    /// distance sales.
    Jurisdiction of(Told code) {
        boolean isDistant = TaxTreatments.isForDistanceSales(code);
        var text = TaxTreatments.withoutDistanceSales(code.own());
        var regions = isDistant ? Set.<String>of() : regions(code);
        var countries = new HashSet<>(regions.isEmpty() ? Countries.namedIn(withoutTerms(text)) : Set.<Country>of());
        countries.addAll(codes(code, isDistant, regions));
        if (countries.size() > 1) {
            countries.remove(home);
        }
        if (isNamesakeOfAState(code)) {
            return Jurisdiction.UNKNOWN;
        }
        if (countries.isEmpty() && regions.isEmpty() && !isDistant) {
            if (isOfAmerica(code)) {
                return abroad(Country.UNITED_STATES, code);
            }
            if (isUnclear(code) || isOthersTax(code)) {
                return Jurisdiction.UNKNOWN;
            }
        }
        if (countries.isEmpty()) {
            return isDistant ? Jurisdiction.UNKNOWN : atAgency(code, regions);
        }
        if (countries.size() > 1) {
            return Jurisdiction.UNKNOWN;
        }
        var country = countries.iterator().next();
        return country.equals(home) ? at(regions) : abroad(country, code);
    }

    /// Whether a company elsewhere names states of the United States, as one does that has to collect their
    /// sales tax.
    private boolean isOfAmerica(Told code) {
        return !home.equals(Country.UNITED_STATES)
                && !Regions.namedIn(Country.UNITED_STATES, code.all()).isEmpty();
    }

    /// Where a code's own words are silent, its agency may tell.
    private Jurisdiction atAgency(Told code, Set<String> regions) {
        var countries = regions.isEmpty()
                ? Countries.namedIn(withoutTerms(String.join(" | ", code.agencies())))
                : Set.<Country>of();
        return countries.size() == 1 && !countries.contains(home)
                ? abroad(countries.iterator().next(), code)
                : at(regions);
    }

    /// The province or state of another country, where its taxes depend on them: an American company's `NB
    /// HST 15%`.
    private static Jurisdiction abroad(Country country, Told code) {
        if (!Regions.matterIn(country)) {
            return Jurisdiction.of(country);
        }
        var own = regions(country, code.own());
        var regions = own.isEmpty() ? regions(country, String.join(" | ", code.agencies())) : own;
        return switch (regions.size()) {
            case 0 -> Jurisdiction.of(country);
            case 1 -> new Jurisdiction(country, regions.iterator().next());
            default -> Jurisdiction.UNKNOWN;
        };
    }

    /// Whether letters beside the rate may be a country's code or may be a mere word.
    private boolean isUnclear(Told code) {
        return !TaxTreatments.hasClasses(home)
                && BESIDE_THE_RATE
                        .matcher(TaxTreatments.without(code.name()))
                        .results()
                        .map(found -> found.group("before") == null ? found.group("after") : found.group("before"))
                        .anyMatch(word -> AMBIGUOUS.contains(word) && !word.equals(home.code()));
    }

    /// Whether it is a tax that the company's country does not have, of nobody knows which: an Irish company's
    /// "BTW 21%" is Dutch or Belgian.
    private boolean isOthersTax(Told code) {
        if (code.total().isZero()) {
            return false;
        }
        boolean isOfOtherLanguages = ENGLISH_SPEAKING.contains(home.code())
                && OTHER_LANGUAGES.matcher(code.own()).find();
        boolean hasVat = VAT.matcher(code.own()).find();
        boolean hasGst = GST.matcher(code.own()).find();
        return isOfOtherLanguages
                || ABROAD.matcher(code.name()).find()
                || (WITH_VAT.contains(home.code()) && hasGst && !hasVat)
                || (WITH_GST.contains(home.code()) && hasVat && !hasGst);
    }

    /// Whether only a county or city has the name of a state, and no agency tells whose it is: Kansas City is in
    /// Missouri too.
    private boolean isNamesakeOfAState(Told code) {
        return home.equals(Country.UNITED_STATES)
                && !Regions.namedIn(home, code.own()).isEmpty()
                && !SAME_STATE.matcher(code.own()).find()
                && LOCAL.matcher(code.own()).find()
                && regions(withoutPlaces(code.all())).isEmpty();
    }

    /// Names of taxes and authorities in which a country's name stands for no buyer.
    private static String withoutTerms(String text) {
        return text.replaceAll("(?i)european union|british columbia|revenue (canada|quebec|québec)", " ");
    }

    private Jurisdiction at(Set<String> regions) {
        if (regions.size() > 1) {
            return Jurisdiction.UNKNOWN;
        }
        if (regions.isEmpty()) {
            // The United States have no sales tax of their own: it is that of a state which nobody can tell.
            return home.equals(Country.UNITED_STATES) ? Jurisdiction.UNKNOWN : Jurisdiction.of(home);
        }
        return new Jurisdiction(home, regions.iterator().next());
    }

    /// The code's own words go before its agency's, unless a county or city has the name of a state, and its agency
    /// is another state's: Washington County is in Utah too.
    private Set<String> regions(Told code) {
        if (!Regions.matterIn(home)) {
            return Set.of();
        }
        var own = Stream.of(
                        withoutPlaces(code.name()), withoutPlaces(code.description()), code.name(), code.description())
                .map(this::regions)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(Set.of());
        var ofAgency = Regions.namedIn(home, String.join(" | ", code.agencies()));
        if (own.isEmpty()) {
            return regions(String.join(" | ", code.agencies()));
        }
        if (own.equals(Set.of("WA")) && ofAgency.equals(Set.of("DC"))) {
            return ofAgency;
        }
        if (ofAgency.isEmpty() || !LOCAL.matcher(code.own()).find()) {
            return own;
        }
        return isOnlyNamedForAState(code) ? ofAgency : union(own, ofAgency);
    }

    /// Whether its words tell of a state by the name of a county or city alone: its agency knows whose it is.
    private boolean isOnlyNamedForAState(Told code) {
        return !SAME_STATE.matcher(code.own()).find()
                && regions(withoutPlaces(code.own())).isEmpty();
    }

    /// Counties and cities may have the name of another state.
    private static String withoutPlaces(String text) {
        return text.replaceAll(OF_A_PLACE, " ");
    }

    /// Names and short forms. What stands behind a place tells which it is: Kansas City, MO, is not in Kansas. LA
    /// is Los Angeles as often as Louisiana, CO a county as often as Colorado, IN a mere word.
    private Set<String> regions(String text) {
        var behindPlace = BEHIND_PLACE.matcher(text);
        if (behindPlace.find()) {
            var state = Regions.find(home, behindPlace.group(1));
            if (state.isPresent()) {
                return Set.of(state.get());
            }
        }
        return regions(home, text);
    }

    private static Set<String> regions(Country country, String text) {
        var named = Regions.namedIn(country, text);
        var shortForms = CODE.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(word -> !MERE_WORDS.contains(word))
                .flatMap(word -> Regions.find(country, word).stream())
                .collect(Collectors.toSet());
        return named.isEmpty() ? shortForms : union(named, shortForms);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }

    /// Codes of two or three letters, in capitals. Outside distance sales, what may be a mere word makes the code
    /// unclear.
    private Set<Country> codes(Told code, boolean isDistant, Set<String> regions) {
        if (!regions.isEmpty()) {
            return Set.of();
        }
        return CODE.matcher(TaxTreatments.without(code.name()))
                .results()
                .map(found -> found.group().toUpperCase(Locale.ROOT))
                .filter(word -> isDistant
                        || (word.length() == 2 && !AMBIGUOUS.contains(word) && !TaxTreatments.hasClasses(home)))
                .flatMap(word -> country(word).stream())
                .collect(Collectors.toSet());
    }

    private boolean isBritishOrIrish() {
        return home.code().equals("GB") || home.code().equals("IE");
    }

    private Optional<Country> country(String code) {
        return switch (code) {
            // The last of them are classes of goods and services tax in Singapore and Malaysia.
            case "VAT",
                    "GST",
                    "HST",
                    "PST",
                    "QST",
                    "TAX",
                    "OSS",
                    "EU",
                    "MPC",
                    "SR",
                    "ST",
                    "ZR",
                    "DS",
                    "OS",
                    "CG",
                    "EX" -> Optional.empty();
            // Price without tax in French, and classes of rates in Ireland and the United Kingdom.
            case "HT" -> home.code().equals("FR") ? Optional.empty() : Countries.find(code);
            // Abu Dhabi and Sharjah, whose sales are told apart in the returns of the United Arab Emirates.
            case "AD", "SH" -> home.code().equals("AE") ? Optional.empty() : Countries.find(code);
            case "AG", "TR" -> isBritishOrIrish() ? Optional.empty() : Countries.find(code);
            case "NI" -> Countries.find(isBritishOrIrish() ? "XI" : code);
            default -> Countries.find(code);
        };
    }
}
