package dev.cloudcart.demo;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What people do in QuickBooks, and what they see there.
record Bookkeeper(StandingProgram program, String company, String realm) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Turns switches of the simulated company.
    void switches(String json) throws Exception {
        program.turn(program.quickBooks.uri(), "settings", "{\"realm\":\"%s\",\"company\":%s}".formatted(realm, json));
    }

    /// What the next creations meet, instead of what they met so far; none for no surprises.
    void surprises(String... surprises) throws Exception {
        switches("{\"surprises\":[%s]}".formatted(String.join(",", surprises)));
    }

    /// @param place what is refused, by what stands in which place of it
    /// @param code and detail as QuickBooks says them
    static String refused(String entity, String place, String text, int times, String code, String detail) {
        return JSON.createObjectNode()
                .put("entity", entity)
                .put("times", times)
                .set("where", JSON.createObjectNode().put(place, text))
                .set(
                        "refuseWith",
                        JSON.createObjectNode()
                                .put("code", code)
                                .put("message", "No")
                                .put("detail", detail))
                .toString();
    }

    static String refused(int number, int times, String code) {
        return refused("SalesReceipt", "DocNumber", String.valueOf(number), times, code, "");
    }

    /// Refuses every change, voiding and deletion until there are no more surprises.
    static String refusedChange(String entity, int number, String code) {
        return refusedChange(entity, "DocNumber", String.valueOf(number), code);
    }

    static String refusedChange(String entity, String place, String text, String code) {
        var refused = (ObjectNode) JSON.readTree(refused(entity, place, text, 1000, code, ""));
        return refused.put("onChange", true).toString();
    }

    static String storedOtherwise(int number, String what) {
        return """
                {"entity":"SalesReceipt","where":{"DocNumber":"%d"},"storeOtherwise":"%s"}""".formatted(number, what);
    }

    /// Ticks a document off on the statement of the bank, or takes the tick away.
    void reconcile(JsonNode receipt, boolean reconciled) throws Exception {
        program.turn(
                program.quickBooks.uri(),
                "reconcile",
                "{\"realm\":\"%s\",\"document\":\"SalesReceipt\",\"id\":\"%s\",\"reconciled\":%s}"
                        .formatted(realm, receipt.path("Id").asString(), reconciled));
    }

    /// Takes what a receipt brought to the bank.
    ///
    /// @return the deposit
    JsonNode deposit(JsonNode receipt) throws Exception {
        return add("deposit", """
                        {"DepositToAccountRef":{"value":"%s"},"Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"%s",\
                        "TxnType":"SalesReceipt","TxnLineId":"0"}]}]}""".formatted(
                                id("Account", "AccountType = 'Bank'"),
                                receipt.path("TotalAmt"),
                                receipt.path("Id").asString()))
                .path("Deposit");
    }

    /// Pays so much of a bill from the bank.
    ///
    /// @return the id of the payment
    String pays(String bill, String amount) throws Exception {
        var row = rows("Bill", "DocNumber = '%s'".formatted(bill)).getFirst();
        return add("billpayment", """
                        {"VendorRef":%s,"PayType":"Check","TotalAmt":%s,"CheckPayment":{"BankAccountRef":{"value":"%s"}},\
                        "Line":[{"Amount":%s,"LinkedTxn":[{"TxnId":"%s","TxnType":"Bill"}]}]}""".formatted(
                                row.get("VendorRef"),
                                amount,
                                id("Account", "AccountType = 'Bank'"),
                                amount,
                                row.path("Id").asString()))
                .at("/BillPayment/Id")
                .asString();
    }

    /// @param payment of a bill that was not changed since
    void takesBack(String payment) throws Exception {
        add("billpayment?operation=delete", "{\"Id\":\"%s\",\"SyncToken\":\"0\"}".formatted(payment));
    }

    JsonNode add(String path, String json) throws Exception {
        return JSON.readTree(program.add(company, realm, path, json));
    }

    /// As a person sees it in a browser.
    ///
    /// @param path such as `trial-balance`
    String page(String path) throws Exception {
        return program.page(program.quickBooks.uri().resolve("/companies/" + realm + "/" + path));
    }

    List<JsonNode> rows(String entity, String where) throws Exception {
        return add("query", "select * from %s where %s maxresults 1000".formatted(entity, where))
                .at("/QueryResponse/" + entity)
                .valueStream()
                .toList();
    }

    String id(String entity, String where) throws Exception {
        return rows(entity, where).getFirst().path("Id").asString();
    }

    List<JsonNode> documents() throws Exception {
        return Stream.concat(
                        rows("SalesReceipt", "TotalAmt > '0'").stream(), rows("Invoice", "TotalAmt > '0'").stream())
                .toList();
    }

    /// The documents of an order, whatever stands before its number.
    List<JsonNode> documents(int order) throws Exception {
        var number = Pattern.compile("(.*\\D)?" + order);
        return documents().stream()
                .filter(document ->
                        number.matcher(document.path("DocNumber").asString()).matches())
                .toList();
    }

    JsonNode receipt(String number) throws Exception {
        return rows("SalesReceipt", "DocNumber = '" + number + "'").getFirst();
    }

    /// Enters a receipt by hand.
    JsonNode enter(String number, String note) throws Exception {
        return add("salesreceipt", """
                        {"DocNumber":"%s","PrivateNote":"%s","CustomerRef":{"value":"%s"},"GlobalTaxCalculation":"NotApplicable",\
                        "Line":[{"Amount":12.0,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"%s"}}}]}""".formatted(
                                number, note, id("Customer", "Active = true"), id("Item", "Active = true")))
                .path("SalesReceipt");
    }

    void delete(JsonNode receipt) throws Exception {
        add(
                "salesreceipt?operation=delete",
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\"}"
                        .formatted(
                                receipt.path("Id").asString(),
                                receipt.path("SyncToken").asString()));
    }

    /// A sparse update of the newest version.
    void change(String entity, String id, String fields) throws Exception {
        var now = rows(entity, "Id = '" + id + "'" + (isDocument(entity) ? "" : " and Active in (true, false)"))
                .getFirst();
        add(
                entity.toLowerCase(Locale.ROOT),
                "{\"Id\":\"%s\",\"SyncToken\":\"%s\",\"sparse\":true,%s}"
                        .formatted(id, now.path("SyncToken").asString(), fields));
    }

    private static boolean isDocument(String entity) {
        return Set.of("SalesReceipt", "Invoice", "Payment", "PurchaseOrder", "Bill", "VendorCredit")
                .contains(entity);
    }

    /// @param name that it had before
    void active(String entity, String field, String name, boolean active) throws Exception {
        change(
                entity,
                id(entity, "%s like '%s%%' and Active in (true, false)".formatted(field, name)),
                "\"Active\":" + active);
    }

    String category(String name) throws Exception {
        return add("item", "{\"Name\":\"%s\",\"Type\":\"Category\"}".formatted(name))
                .at("/Item/Id")
                .asString();
    }

    private String account(String type) throws Exception {
        return id("Account", "AccountType = '%s'".formatted(type));
    }

    String item(String name, String sku) throws Exception {
        return item(product(name).put("Sku", sku));
    }

    /// One of the same name as others, in a category.
    String itemWithin(String name, String category) throws Exception {
        var item = product(name).put("SubItem", true);
        item.putObject("ParentRef").put("value", category);
        return item(item);
    }

    private static ObjectNode product(String name) {
        return JSON.createObjectNode().put("Name", name).put("Type", "NonInventory");
    }

    private String item(ObjectNode item) throws Exception {
        item.putObject("IncomeAccountRef").put("value", account("Income"));
        item.putObject("ExpenseAccountRef").put("value", account("Cost of Goods Sold"));
        return add("item", item.toString()).at("/Item/Id").asString();
    }

    /// As a person makes one in QuickBooks: no app can.
    void bundle(String name) throws Exception {
        program.turn(
                program.quickBooks.uri(),
                "load",
                "{\"kind\":\"item\",\"value\":{\"Name\":\"%s\",\"Type\":\"Group\",\"ItemGroupDetail\":{\"ItemGroupLine\":[]}}}"
                        .formatted(name));
    }

    String stocked(String name, String start) throws Exception {
        var assets = rows("Account", "AccountType = 'Other Current Asset'").stream()
                .filter(account -> account.path("AccountSubType").asString().equals("Inventory"))
                .findFirst()
                .orElseThrow();
        return add("item", """
                        {"Name":"%s","Type":"Inventory","TrackQtyOnHand":true,"QtyOnHand":0,"InvStartDate":"%s",\
                        "IncomeAccountRef":{"value":"%s"},"ExpenseAccountRef":{"value":"%s"},"AssetAccountRef":{"value":"%s"}}""".formatted(
                                name,
                                start,
                                account("Income"),
                                account("Cost of Goods Sold"),
                                assets.path("Id").asString()))
                .at("/Item/Id")
                .asString();
    }

    /// @return its id
    String taxCode(String name, int rate, String agency) throws Exception {
        return taxCode(name, String.valueOf(rate), agency);
    }

    /// @param rate with decimals, if it has some
    String taxCode(String name, String rate, String agency) throws Exception {
        var known = rows("TaxAgency", "DisplayName = '%s'".formatted(agency));
        var id = known.isEmpty()
                ? add("taxagency", "{\"DisplayName\":\"%s\"}".formatted(agency))
                        .at("/TaxAgency/Id")
                        .asString()
                : known.getFirst().path("Id").asString();
        return add("taxservice/taxcode", """
                {"TaxCode":"%1$s","TaxRateDetails":[{"TaxRateName":"%1$s","RateValue":"%2$s","TaxAgencyId":"%3$s",\
                "TaxApplicableOn":"Sales"}]}""".formatted(name, rate, id))
                .path("TaxCodeId")
                .asString();
    }

    String domesticCode(String name, int rate) throws Exception {
        return taxCode(name, rate, "HM Revenue & Customs");
    }
}
