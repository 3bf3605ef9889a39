package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names and prices out of word parts.
final class ProductNames {

    record Name(String title, BigDecimal price) {}

    private record Word(String text, double pounds) {}

    private static final List<Word> KITCHEN = List.of(
            word("Enamel Mug", 6.95),
            word("Mixing Bowl", 14.5),
            word("Rolling Pin", 11.95),
            word("Tea Towel", 5.5),
            word("Bread Bin", 34.95),
            word("Balloon Whisk", 7.25),
            word("Cake Tin", 12.95),
            word("Chopping Board", 18.5),
            word("Storage Jar", 8.95),
            word("½ Pint Measuring Jug", 9.5),
            word("Butter Dish", 13.5),
            word("Egg Cup", 3.25),
            word("Café Tray", 16.95),
            word("Crème Brûlée Dish", 4.75),
            word("Oven Glove", 9.95),
            word("Spice Rack", 27.5),
            word("Colander", 15.95),
            word("Pastry Brush", 2.95),
            word("Pie Dish", 10.5),
            word("Peppermill", 21.95),
            word("Cast Iron Casserole", 64.95),
            word("Kitchen Scales", 29.5));

    private static final List<Word> STATIONERY = List.of(
            word("A5 Notebook", 7.95),
            word("Fountain Pen", 24.5),
            word("Letter Writing Set", 12.5),
            word("Pencil Case", 8.25),
            word("Desk Pad", 9.95),
            word("Washi Tape", 2.75),
            word("Ink Bottle 50 ml", 9.5),
            word("Index Cards (100)", 4.25),
            word("Wax Seal Stamp", 13.95),
            word("Gift Wrap, 3 Sheets", 3.95),
            word("Correspondence Cards", 6.5),
            word("Brass Ruler", 11.25),
            word("Bulldog Clips, Box of 12", 3.5),
            word("Recipe Journal", 14.95),
            word("Year Planner", 10.95),
            word("Pencils, Set of 6", 5.75),
            word("Leather Folio", 48.0),
            word("Sticky Notes \"To Do\"", 1.95),
            word("Blotting Paper", 2.25),
            word("Kitchen Labels & Twine", 4.5));

    private static final List<Word> BOOKS = List.of(
            word("Breads of the North", 18.99),
            word("The Small Larder", 14.99),
            word("Letters Worth Keeping", 9.99),
            word("Soups for Slow Days", 12.99),
            word("A Year of Jam", 16.99),
            word("The Patient Pickler", 11.99),
            word("Ink: A Household History", 22.0),
            word("Handwriting, Again", 8.99),
            word("Pies & Puddings", 20.0),
            word("One Pan, Two Plates", 15.99));

    private static final List<String> COLOURS = List.of(
            "Cornflower",
            "Moss",
            "Slate",
            "Oatmeal",
            "Brick",
            "Mustard",
            "Ivory",
            "Plum",
            "Copper",
            "Sea Glass",
            "Rosé",
            "Charcoal",
            "Göteborg Blue",
            "Buttermilk",
            "Fern",
            "Rust");

    private static final List<String> PATTERNS = List.of(
            "Striped",
            "Speckled",
            "Plain",
            "Gingham",
            "Ticking",
            "Botanical",
            "Hand-Printed",
            "Ribbed",
            "Marbled",
            "Classic");

    private final Dice dice;
    private final Map<String, Integer> used = new HashMap<>();

    ProductNames(Dice dice) {
        this.dice = dice;
    }

    Name next(Product.Kind kind) {
        var word = dice.any(
                switch (kind) {
                    case KITCHEN, SET, SERVICE -> KITCHEN;
                    case STATIONERY -> STATIONERY;
                    case BOOK -> BOOKS;
                });
        var title = kind == Product.Kind.BOOK
                ? word.text()
                : dice.any(PATTERNS) + " " + word.text() + ", " + dice.any(COLOURS);
        return new Name(distinct(title, kind), price(word, kind));
    }

    private String distinct(String title, Product.Kind kind) {
        var count = used.merge(title, 1, Integer::sum);
        if (count == 1) {
            return title;
        }
        return title + (kind == Product.Kind.BOOK ? ", Volume " : " No. ") + count;
    }

    /// Up to a fifth dearer than usual, in steps of five pence; books keep their printed price.
    private BigDecimal price(Word word, Product.Kind kind) {
        var usual = BigDecimal.valueOf(word.pounds());
        if (kind == Product.Kind.BOOK) {
            return usual.setScale(2, RoundingMode.UNNECESSARY);
        }
        var dearer = usual.multiply(BigDecimal.valueOf(100 + dice.below(21), 2));
        var steps = dearer.divide(new BigDecimal("0.05"), 0, RoundingMode.HALF_UP);
        return steps.multiply(new BigDecimal("0.05"));
    }

    private static Word word(String text, double pounds) {
        return new Word(text, pounds);
    }
}
