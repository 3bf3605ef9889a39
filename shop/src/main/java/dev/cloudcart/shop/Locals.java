package dev.cloudcart.shop;

import java.util.List;

/// Names and places of one country, all invented or generic. `#` stands for a digit: post codes are of areas that
/// are not assigned, telephone numbers of the ranges the countries keep for fiction (none where there is no such
/// range).
record Locals(
        List<String> givenNames,
        List<String> familyNames,
        List<String> streets,
        List<String> towns,
        String region,
        String postCode,
        String phone,
        boolean numberFirst) {

    private static final List<String> ENGLISH_GIVEN = List.of(
            "Poppy", "Zoë", "Samuel", "Aisha", "Rhys", "Una", "Theo", "Martha", "Declan", "Priya", "Hugo", "Bethan",
            "Owen", "Nadia", "Gareth", "Chloë", "Ravi", "Imogen");
    private static final List<String> ENGLISH_FAMILY = List.of(
            "Ashdown",
            "O’Connor",
            "Pemberton",
            "Okafor",
            "Lister",
            "Whitlock",
            "Fairweather",
            "St. John",
            "Kaur",
            "D'Arcy",
            "Marsh",
            "Tolley",
            "Hartnell",
            "Brook-Jones",
            "Penrose",
            "Quayle",
            "Adeyemi",
            "Winterbourne");

    private static final Locals BRITISH = new Locals(
            ENGLISH_GIVEN,
            ENGLISH_FAMILY,
            List.of("Mill Lane", "Orchard Row", "St. Anne's Terrace", "Tanner's Yard", "Chapel Hill", "Weir Street"),
            List.of("Ashcombe", "Millbeck", "Thornby Magna", "King's Wenlow", "Port Arden", "Stowe-on-the-Marsh"),
            "",
            "ZZ## #ZZ",
            "07700 900###",
            true);
    private static final Locals GERMAN = new Locals(
            List.of("Jürgen", "Annika", "Käthe", "Lukas", "Sören", "Heike", "Matthias", "Ömer"),
            List.of("Müllerhoff", "Weiß", "von der Aue", "Grünwaldt", "Köpke", "Schönfelder", "Yıldız"),
            List.of("Lindenstraße", "Am Mühlbach", "Gartenweg", "Töpfergasse"),
            List.of("Neuaubach", "Königswinkel", "Bad Lerchenau", "Oberföhrde"),
            "",
            "00###",
            "030 23125 ###",
            false);
    private static final Locals FRENCH = new Locals(
            List.of("Élodie", "François", "Maëlle", "Jean-Luc", "Océane", "Benoît", "Inès"),
            List.of("Lefaucheux", "d'Aubrac", "Béranger", "N'Guessan", "Villeneuve", "Castagnède"),
            List.of("rue des Tilleuls", "allée du Moulin", "chemin de l’Étang", "place aux Herbes"),
            List.of("Saint-Aubry", "Villefère", "La Roche-aux-Fées", "Montclair-sur-Orle"),
            "",
            "00###",
            "01 99 00 ## ##",
            true);
    private static final Locals SWEDISH = new Locals(
            List.of("Åsa", "Björn", "Linnéa", "Göran", "Märta", "Nils"),
            List.of("Ångström-Lind", "Sjögren", "Nygård", "Hällqvist", "Östberg"),
            List.of("Kvarngatan", "Björkvägen", "Ängsstigen"),
            List.of("Södertorp", "Nyhagen", "Älvsbro"),
            "",
            "00# ##",
            "070-17406##",
            false);
    private static final Locals SPANISH = new Locals(
            List.of("Begoña", "Íñigo", "Lucía", "Andrés", "Nuria"),
            List.of("Peñalver", "Ibáñez de la Vega", "Castaño", "Quiroga"),
            List.of("calle del Olmo", "paseo de la Fuente", "travesía del Molino"),
            List.of("Villanueva del Arroyo", "Peñarroyal", "Santa Olaya"),
            "",
            "00###",
            "",
            false);
    private static final Locals ITALIAN = new Locals(
            List.of("Nicolò", "Chiara", "Giosuè", "Mirella"),
            List.of("D'Aprile", "Bellarosa", "Montefiori"),
            List.of("via dei Tigli", "vicolo del Forno"),
            List.of("Borgo Sant'Elia", "Castelvecchio di Sopra"),
            "",
            "00###",
            "",
            false);
    private static final Locals DUTCH = new Locals(
            List.of("Daniël", "Marieke", "Joost", "Noor"),
            List.of("van 't Hof", "de Wildt", "Ter Braak"),
            List.of("Lindelaan", "Molenpad", "Achterdijk"),
            List.of("Oosterwolde aan Zee", "Nieuw-Leerdam"),
            "",
            "00## ZZ",
            "",
            false);
    private static final Locals PORTUGUESE = new Locals(
            List.of("João", "Conceição", "Inês"),
            List.of("Magalhães", "Ribeiro da Fonte"),
            List.of("rua das Oliveiras", "largo do Poço"),
            List.of("São Bento da Serra", "Vila Chã"),
            "",
            "000#-0##",
            "",
            false);
    private static final Locals FINNISH = new Locals(
            List.of("Päivi", "Eero", "Aino"),
            List.of("Hämäläinen-Koski", "Järvelä"),
            List.of("Koivukuja", "Myllytie"),
            List.of("Pikkujärvi", "Metsälä"),
            "",
            "00###",
            "",
            false);
    private static final Locals KUWAITI = new Locals(
            List.of("Noura", "Faisal", "Maryam"),
            List.of("Al-Rashoud", "Bin Khalifa"),
            List.of("Street", "Block"),
            List.of("Al Wadi", "Bayt al Noor"),
            "",
            "000##",
            "",
            false);
    private static final Locals AMERICAN = new Locals(
            List.of("Tyler", "Madison", "José", "Hannah", "Darnell", "Grace", "Wyatt", "Mei"),
            List.of("Calloway", "Van Houten", "Ramírez", "McAllister", "Oyelaran", "Stuyvesant"),
            List.of("Cedar Hollow Rd", "N 4th St", "Old Mill Ave", "Prairie Ct"),
            List.of("Fort Larkin", "Cedar Bluffs", "New Arden", "Lake Wenona"),
            "WY",
            "000##",
            "(555) 555-01##",
            true);
    private static final Locals CANADIAN = new Locals(
            AMERICAN.givenNames(),
            List.of("Thibodeau", "McLeod", "Singh"),
            AMERICAN.streets(),
            List.of("Port Ainsley", "Sainte-Odile"),
            "ON",
            "Z#Z #Z#",
            "(555) 555-01##",
            true);
    private static final Locals AUSTRALIAN = new Locals(
            ENGLISH_GIVEN,
            ENGLISH_FAMILY,
            List.of("Wattle Grove", "Jetty Road", "Bluegum Drive"),
            List.of("Mount Arden", "Tallawa", "Port Wren"),
            "NSW",
            "00##",
            "",
            true);
    private static final Locals NEW_ZEALANDER = new Locals(
            ENGLISH_GIVEN,
            List.of("Tāwhai", "Ngata-Reid", "Fraser"),
            List.of("Kōwhai Street", "Harbour View"),
            List.of("Port Ahuru", "Waimere"),
            "",
            "00##",
            "",
            true);
    private static final Locals JAPANESE = new Locals(
            List.of("Haruka", "Kenji", "Yūko", "Daichi", "Sakura"),
            List.of("Morikawa", "Ōnishi", "Takamine", "Shirosaki"),
            List.of("Minami", "Sakuramachi", "Honmachi"),
            List.of("Aokawa-shi", "Kitanomori-shi"),
            "",
            "000-00##",
            "",
            true);

    static Locals of(Market market) {
        return switch (market) {
            case UNITED_KINGDOM -> BRITISH;
            case GERMANY -> GERMAN;
            case FRANCE -> FRENCH;
            case SWEDEN -> SWEDISH;
            case UNITED_STATES -> AMERICAN;
            case CANADA -> CANADIAN;
            case AUSTRALIA -> AUSTRALIAN;
            case NEW_ZEALAND -> NEW_ZEALANDER;
            case JAPAN -> JAPANESE;
            case SPAIN -> SPANISH;
            case ITALY -> ITALIAN;
            case NETHERLANDS -> DUTCH;
            case PORTUGAL -> PORTUGUESE;
            case FINLAND -> FINNISH;
            case KUWAIT -> KUWAITI;
        };
    }
}
