package dev.cloudcart.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import dev.cloudcart.simulators.linnworks.LinnworksSimulator;

@TestInstance(Lifecycle.PER_CLASS)
class MerchantDayTest {

    private final Chromium chromium = Chromium.start();
    private final LinnworksSimulator linnworks = LinnworksSimulator.start();
    private final Visitor visitor = new Visitor(chromium, linnworks.uri());

    @AfterAll
    void stop() {
        visitor.close();
        linnworks.close();
        chromium.close();
    }

    @BeforeEach
    void beginTheDay() {
        visitor.open("/_simulator/");
        visitor.field("Yes, forget everything").check();
        visitor.press("Reset");
        assertThat(visitor.notice()).isEqualTo("All is as it was after the start.");
    }

    @Test
    void sellsSendsOffAndRefunds() {
        visitor.open("/");
        visitor.follow("New order");
        visitor.choose("Channel", "EBAY");
        visitor.fill("SKU", "MUG");
        visitor.fill("Quantity", "2");
        visitor.fill("Price", "12.00");
        visitor.fill("Buyer", "Zoë N'Diaye");
        visitor.choose("Payment", "unpaid");
        visitor.press("Take the order");
        assertThat(visitor.text()).contains("The order has come in.", "unpaid", "24.00");

        visitor.fill("Price of MUG", "10.00");
        visitor.press("Change MUG");
        assertThat(visitor.text()).contains("added up again", "20.00");
        visitor.press("Set paid");
        visitor.press("Park");
        visitor.press("Process");
        assertThat(visitor.notice()).isEqualTo("Order is parked.");
        visitor.press("Take out of parking");
        visitor.press("Process");
        assertThat(visitor.notice()).isEqualTo("The order is processed: it is on its way.");

        visitor.unfold("Book a refund");
        visitor.fill("MUG", "5.00");
        visitor.fill("Reason", "A handle is off");
        visitor.press("Book it");
        assertThat(visitor.text()).contains("The refund is booked.", "A handle is off");
        visitor.press("Action it");
        assertThat(visitor.text()).contains("The refund is actioned.", "actioned");

        visitor.follow("Processed orders");
        visitor.fill("Search", "zoë");
        visitor.press("Find");
        assertThat(visitor.text()).contains("Zoë N'Diaye", "20.00 GBP", "1 in all");
    }

    @Test
    void takesGoodsBackAndSendsThemAgain() {
        visitor.open("/orders/new");
        visitor.fill("SKU", "MUG");
        visitor.fill("Price", "12.00");
        visitor.fill("Buyer", "Zoë N'Diaye");
        visitor.press("Take the order");
        visitor.press("Process");

        visitor.unfold("Book a return");
        visitor.fill("How many MUG", "1");
        visitor.fill("Paid back for MUG", "12");
        visitor.fill("What is wrong", "A handle is off");
        visitor.press("Book it");
        assertThat(visitor.text()).contains("The return is booked.", "Return of 1 × MUG", "A handle is off");
        visitor.press("Accept it");
        assertThat(visitor.text()).contains("The return is accepted.", "RF1", "12.00");

        visitor.unfold("Book a return");
        visitor.choose("What is done", "It is sent again");
        visitor.fill("How many MUG", "1");
        visitor.press("Book it");
        visitor.press("Accept it");
        visitor.follow("The order that sends it");
        assertThat(visitor.text()).contains("resend", "Process");
    }

    @Test
    void ordersGoodsAndReceivesThemInParts() {
        visitor.open("/stock");
        visitor.fill("SKU", "PEN");
        visitor.fill("Title", "Pen");
        visitor.page.locator("form[action='/stock/product'] button").click();
        visitor.fill("Name", "Potter & Sons");
        visitor.page.locator("form[action='/stock/supplier'] button").click();

        visitor.open("/purchase-orders/new");
        visitor.choose("Supplier", "Potter & Sons");
        visitor.fill("SKU", "PEN");
        visitor.fill("Quantity", "10");
        visitor.fill("Cost of the line", "60");
        visitor.press("Make it");
        visitor.press("Open it");
        visitor.fill("Pieces of PEN that have come", "4");
        visitor.press("Book this delivery");
        assertThat(visitor.text()).contains("The delivery is booked.", "partial", "6 outstanding");
        visitor.press("Everything has come");

        assertThat(visitor.text()).contains("delivered", "Deliveries");
        visitor.follow("Purchase orders");
        visitor.choose("Status", "delivered");
        visitor.press("Find");
        assertThat(visitor.text()).contains("PO-0001", "Potter & Sons", "1 of 1");
    }

    @Test
    void saysWhyAnOrderIsNotTakenAndKeepsTheForm() {
        visitor.open("/orders/new");
        visitor.fill("SKU", "MUG");
        visitor.fill("Price", "twelve");
        visitor.fill("Buyer", "Ann");
        visitor.press("Take the order");

        assertThat(visitor.notice()).contains("takes an amount such as 12.50, not \"twelve\"");
        assertThat(visitor.field("Buyer").inputValue()).isEqualTo("Ann");
    }

    @Test
    void keepsTheNumbersOfTheSimulatorFresh() {
        visitor.open("/_simulator/");
        visitor.field("Refresh the numbers").check();

        visitor.page.request().get(linnworks.uri() + "/api/Inventory/GetStockLocations");

        visitor.page.waitForCondition(() -> visitor.text().contains("Inventory/GetStockLocations"));
        assertThat(visitor.field("Refresh the numbers").isChecked()).isTrue();
    }
}
