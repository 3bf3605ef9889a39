package dev.cloudcart.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import com.intuit.ipp.data.CompanyInfo;
import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.EmailAddress;
import com.intuit.ipp.data.Item;
import com.intuit.ipp.data.ItemTypeEnum;
import com.intuit.ipp.data.PhysicalAddress;
import com.intuit.ipp.data.Preferences;
import com.intuit.ipp.data.TaxCode;
import com.intuit.ipp.data.TelephoneNumber;
import com.intuit.ipp.data.Vendor;
import com.intuit.ipp.exception.FMSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.cloudcart.simulators.quickbooks.QuickBooksSimulator;

class IntuitListsTest {

    private final IntuitCompany company = new IntuitCompany();
    private final IntuitPapers papers = new IntuitPapers(company);

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void addsACustomerAndReadsItBack() throws FMSException {
        var customer = new Customer();
        customer.setDisplayName("Zoë O'Hara & Söhne");
        customer.setPrimaryEmailAddr(email("zoe@example.com"));
        customer.setPrimaryPhone(phone("0113 496 0000"));
        customer.setBillAddr(address("1 High Street", "Leeds", "LS1 1AA"));

        var stored = company.stored(company.service.add(customer));

        assertThat(stored.getDisplayName()).isEqualTo("Zoë O'Hara & Söhne");
        assertThat(stored.getFullyQualifiedName()).isEqualTo("Zoë O'Hara & Söhne");
        assertThat(stored.getPrimaryEmailAddr().getAddress()).isEqualTo("zoe@example.com");
        assertThat(stored.getPrimaryPhone().getFreeFormNumber()).isEqualTo("0113 496 0000");
        assertThat(stored.getBillAddr().getCity()).isEqualTo("Leeds");
        assertThat(stored.getCurrencyRef().getValue()).isEqualTo("GBP");
        assertThat(stored.getSyncToken()).isEqualTo("0");
        assertThat(stored.getMetaData().getCreateTime()).isNotNull();
        assertThat(stored.isActive()).isTrue();
    }

    @Test
    void changesOnlyWhatASparseCustomerNames() throws FMSException {
        var customer = papers.customer("Amazon GBP");
        customer.setNotes("through the marketplace");
        company.service.update(customer);
        var sparse = new Customer();
        sparse.setId(customer.getId());
        sparse.setSyncToken("1");
        sparse.setSparse(true);
        sparse.setCompanyName("Amazon EU");

        var changed = company.service.update(sparse);

        assertThat(changed.getSyncToken()).isEqualTo("2");
        assertThat(changed.getCompanyName()).isEqualTo("Amazon EU");
        assertThat(changed.getNotes()).isEqualTo("through the marketplace");
        assertThat(changed.getDisplayName()).isEqualTo("Amazon GBP");
    }

    @Test
    void emptiesWhatAFullCustomerLeavesOut() throws FMSException {
        var customer = papers.customer("Amazon GBP");
        customer.setNotes("through the marketplace");
        var noted = company.service.update(customer);
        noted.setNotes(null);

        company.service.update(noted);

        assertThat(company.stored(noted).getNotes()).isNull();
    }

    @Test
    void retiresACustomerAndFreesItsName() throws FMSException {
        var customer = papers.customer("Amazon GBP");
        customer.setActive(false);

        var retired = company.service.update(customer);

        assertThat(retired.isActive()).isFalse();
        assertThat(retired.getDisplayName()).isEqualTo("Amazon GBP (deleted)");
        assertThat(papers.customer("Amazon GBP").getId()).isNotEqualTo(retired.getId());
    }

    @Test
    void addsAVendor() throws FMSException {
        var vendor = new Vendor();
        vendor.setDisplayName("Mugs Ltd");
        vendor.setPrimaryEmailAddr(email("orders@example.com"));

        var stored = company.stored(company.service.add(vendor));

        assertThat(stored.getDisplayName()).isEqualTo("Mugs Ltd");
        assertThat(stored.getPrimaryEmailAddr().getAddress()).isEqualTo("orders@example.com");
    }

    @Test
    void addsAnItemWithItsAccounts() throws FMSException {
        var item = new Item();
        item.setName("MUG");
        item.setSku("MUG-1");
        item.setType(ItemTypeEnum.NON_INVENTORY);
        item.setUnitPrice(new BigDecimal("7.45"));
        item.setPurchaseCost(new BigDecimal("2.10"));
        item.setIncomeAccountRef(papers.account("Sales"));
        item.setExpenseAccountRef(papers.account("Purchases"));

        var stored = company.stored(company.service.add(item));

        assertThat(stored.getType()).isEqualTo(ItemTypeEnum.NON_INVENTORY);
        assertThat(stored.getSku()).isEqualTo("MUG-1");
        assertThat(stored.getUnitPrice()).isEqualByComparingTo("7.45");
        assertThat(stored.getIncomeAccountRef().getName()).isEqualTo("Sales");
    }

    @Test
    void readsWhatTheCompanySaysOfItself() throws FMSException {
        var asked = new CompanyInfo();
        asked.setId(QuickBooksSimulator.REALM);

        var info = company.stored(asked);
        var preferences = company.stored(new Preferences());

        assertThat(info.getCountry()).isEqualTo("GB");
        assertThat(preferences.getCurrencyPrefs().getHomeCurrency().getValue()).isEqualTo("GBP");
        assertThat(preferences.getCurrencyPrefs().isMultiCurrencyEnabled()).isTrue();
        assertThat(preferences.getSalesFormsPrefs().isCustomTxnNumbers()).isTrue();
    }

    @Test
    void readsATaxCodeWithItsRates() throws FMSException {
        var code = company.one(TaxCode.class, "select * from TaxCode where Name = '20.0% S'");

        var rate = code.getSalesTaxRateList().getTaxRateDetail().getFirst().getTaxRateRef();

        assertThat(code.getName()).isEqualTo("20.0% S");
        assertThat(rate.getName()).isEqualTo("20.0% S (Sales)");
        assertThat(company.stored(code).getId()).isEqualTo(code.getId());
    }

    private static EmailAddress email(String text) {
        var email = new EmailAddress();
        email.setAddress(text);
        return email;
    }

    private static TelephoneNumber phone(String text) {
        var phone = new TelephoneNumber();
        phone.setFreeFormNumber(text);
        return phone;
    }

    private static PhysicalAddress address(String line, String city, String postcode) {
        var address = new PhysicalAddress();
        address.setLine1(line);
        address.setCity(city);
        address.setPostalCode(postcode);
        return address;
    }
}
