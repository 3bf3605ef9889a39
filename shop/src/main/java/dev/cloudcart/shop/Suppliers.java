package dev.cloudcart.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Who the shop buys from. The zero id is the real id of the Default supplier (Linnworks, PurchaseOrder
/// specification).
final class Suppliers {

    /// @param taxIncluded `UnitAmountTaxIncludedType`: 0 prices without tax, 1 with, 2 no tax
    record Supplier(
            UUID id, String name, String contact, String town, String country, Currency currency, int taxIncluded) {

        boolean chargesTax() {
            return taxIncluded != 2;
        }
    }

    static final Supplier DEFAULT = new Supplier(Product.NO_ID, "Default", "", "", "United Kingdom", Currency.GBP, 0);

    private final List<Supplier> all = new ArrayList<>();

    Suppliers(Dice dice) {
        british(dice, "Weir & Tanner Potteries", "Bethan Ashdown", 0);
        british(dice, "Ashcombe Enamelware Ltd", "Owen Quayle", 0);
        british(dice, "The Millbeck Paper Co.", "Priya Lister", 1);
        british(dice, "Fairweather's Fine Inks", "Theo Fairweather", 0);
        british(dice, "Port Arden Book Distribution", "Nadia Okafor", 0);
        british(dice, "Hartnell-Pemberton Cutlery", "Martha Tolley", 1);
        british(dice, "Granary Textiles", "", 0);
        abroad(dice, "Grünwaldt Emaille GmbH", "Käthe Grünwaldt", "Neuaubach", "Germany", Currency.EUR);
        abroad(dice, "Papeterie d'Aubrac", "Élodie Béranger", "Villefère", "France", Currency.EUR);
        abroad(dice, "Cedar Bluffs Woodware, Inc.", "Wyatt Calloway", "Cedar Bluffs", "United States", Currency.USD);
        abroad(dice, "Aokawa Stationery Trading", "Haruka Morikawa", "Aokawa-shi", "Japan", Currency.USD);
    }

    List<Supplier> all() {
        return all;
    }

    private void british(Dice dice, String name, String contact, int taxIncluded) {
        all.add(new Supplier(dice.guid(), name, contact, "Ashcombe", "United Kingdom", Currency.GBP, taxIncluded));
    }

    private void abroad(Dice dice, String name, String contact, String town, String country, Currency currency) {
        all.add(new Supplier(dice.guid(), name, contact, town, country, currency, 2));
    }
}
