package dev.cloudcart.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// The shop's products: kitchen goods, stationery, books (zero-rated at home) and sets of the first two.
/// One in 50 has a twin whose SKU differs by letter case only.
final class Catalogue {

    private final ProductNames names;
    private final Dice dice;
    private final List<Product> all = new ArrayList<>();
    private final List<Product> goods = new ArrayList<>();
    private final List<Product> books = new ArrayList<>();
    private final List<Product> sets = new ArrayList<>();
    private final List<List<Product>> twins = new ArrayList<>();

    Catalogue(Dice dice, int size) {
        this.dice = dice;
        this.names = new ProductNames(dice);
        for (var number = 1; number <= size; number++) {
            add(number);
        }
    }

    List<Product> all() {
        return all;
    }

    /// Kitchen goods and stationery, which sell anywhere.
    List<Product> goods() {
        return goods;
    }

    List<Product> books() {
        return books;
    }

    List<Product> sets() {
        return sets;
    }

    /// Pairs of SKUs that differ by letter case.
    List<List<Product>> twins() {
        return twins;
    }

    private void add(int number) {
        if (number % 50 == 49) {
            shelve(goods, product(number, Product.Kind.STATIONERY, number, "a"));
        } else if (number % 50 == 0) {
            shelve(goods, product(number, Product.Kind.STATIONERY, number - 1, "A"));
            twins.add(List.of(all.get(number - 2), all.get(number - 1)));
        } else if (number % 25 == 13) {
            shelve(sets, set(number));
        } else if (number % 8 == 7) {
            shelve(books, product(number, Product.Kind.BOOK, number, ""));
        } else {
            var kind = number % 2 == 0 ? Product.Kind.KITCHEN : Product.Kind.STATIONERY;
            shelve(goods, product(number, kind, number, ""));
        }
    }

    private void shelve(List<Product> shelf, Product product) {
        shelf.add(product);
        all.add(product);
    }

    private Product product(int number, Product.Kind kind, int skuNumber, String suffix) {
        var name = names.next(kind);
        var sku = "%s-%05d%s".formatted(kind.name().substring(0, 3), skuNumber, suffix);
        return new Product(number, dice.guid(), kind, sku, blanks(number, name.title()), name.price(), List.of());
    }

    private Product set(int number) {
        var parts = new ArrayList<Product.Part>();
        var price = BigDecimal.ZERO;
        for (var i = 0; i < dice.between(2, 3); i++) {
            var part = new Product.Part(goods.get(goods.size() - 1 - i), dice.between(1, 2));
            parts.add(part);
            price = price.add(part.product().price().multiply(BigDecimal.valueOf(part.quantity())));
        }
        var title = "Gift Set: " + parts.getFirst().product().title().strip() + " and more";
        return new Product(number, dice.guid(), Product.Kind.SET, "SET-%05d".formatted(number), title, price, parts);
    }

    /// People type titles with blanks around them.
    private static String blanks(int number, String title) {
        if (number % 31 == 5) {
            return title + " ";
        }
        return number % 37 == 8 ? "  " + title : title;
    }
}
