'use strict';

// node-quickbooks, pointed at the simulator by the addresses it lets an app set.

const { before, test } = require('node:test');
const assert = require('node:assert/strict');
const QuickBooks = require('node-quickbooks');
const { SIMULATOR, REALM, REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET, renewed } = require('./simulator');

QuickBooks.V3_ENDPOINT_BASE_URL = `${SIMULATOR}/v3/company/`;
QuickBooks.TOKEN_URL = `${SIMULATOR}/oauth2/v1/tokens/bearer`;
QuickBooks.REVOKE_URL = `${SIMULATOR}/v2/oauth2/tokens/revoke`;

let books;
let item;
let code;
let customer;

// The library's callbacks as promises; a refusal shows the body that came with it.
function call(method, ...given) {
  return new Promise((resolve, reject) => {
    books[method](...given, (refused, answer) => {
      if (!refused) {
        resolve(answer);
        return;
      }
      Object.assign(refused, { message: `${refused.message} ${JSON.stringify(refused.response?.data)}` });
      reject(refused);
    });
  });
}

// The code of the fault with which a call was refused.
async function refusal(method, ...given) {
  try {
    await call(method, ...given);
  } catch (refused) {
    const { Fault, fault } = refused.response.data;
    return Fault ? Fault.Error[0].code : fault.error[0].code;
  }
  throw new Error(`${method} was not refused`);
}

function sale(number) {
  return {
    CustomerRef: { value: customer.Id },
    DocNumber: number,
    GlobalTaxCalculation: 'TaxExcluded',
    Line: [{
      Amount: 14.9,
      DetailType: 'SalesItemLineDetail',
      SalesItemLineDetail: { ItemRef: { value: item }, Qty: 2, UnitPrice: 7.45, TaxCodeRef: { value: code } },
    }],
  };
}

before(async () => {
  const { access_token: token } = await renewed();
  books = new QuickBooks(CLIENT_ID, CLIENT_SECRET, token, false, REALM, true, false, null, '2.0', REFRESH_TOKEN);
  item = (await call('findItems', { Name: 'Sales' })).QueryResponse.Item[0].Id;
  code = (await call('findTaxCodes', { Name: '20.0% S' })).QueryResponse.TaxCode[0].Id;
  customer = await call('createCustomer', { DisplayName: 'Amazon GBP' });
});

test('creates, reads, changes and retires a customer', async () => {
  const created = await call('createCustomer', { DisplayName: "Zoë O'Hara & Söhne" });
  const changed = await call('updateCustomer', { Id: created.Id, SyncToken: '0', CompanyName: 'O & S' });
  const read = await call('getCustomer', created.Id);
  const retired = await call('updateCustomer', { Id: created.Id, SyncToken: changed.SyncToken, Active: false });

  assert.equal(changed.DisplayName, "Zoë O'Hara & Söhne");
  assert.equal(read.CompanyName, 'O & S');
  assert.equal(retired.Active, false);
});

test('reads the company and its preferences', async () => {
  const company = await call('getCompanyInfo', REALM);
  const preferences = await call('getPreferences');

  assert.equal(company.Country, 'GB');
  assert.equal(preferences.CurrencyPrefs.HomeCurrency.value, 'GBP');
});

test('finds by criteria', async () => {
  await call('createVendor', { DisplayName: 'Mugs & Cups + 100% Ltd' });
  await call('createVendor', { DisplayName: "Potter's" });

  const named = await call('findVendors', { DisplayName: 'Mugs & Cups + 100% Ltd' });
  const like = await call('findVendors', [{ field: 'DisplayName', value: "Potter's%", operator: 'LIKE' }]);
  const both = await call('findVendors', { DisplayName: ['Mugs & Cups + 100% Ltd', "Potter's"], asc: 'DisplayName' });

  assert.deepEqual(named.QueryResponse.Vendor.map((vendor) => vendor.DisplayName), ['Mugs & Cups + 100% Ltd']);
  assert.deepEqual(like.QueryResponse.Vendor.map((vendor) => vendor.DisplayName), ["Potter's"]);
  assert.deepEqual(both.QueryResponse.Vendor.map((vendor) => vendor.DisplayName),
    ['Mugs & Cups + 100% Ltd', "Potter's"]);
});

test('fetches all pages', async () => {
  const counted = await call('findAccounts', { count: true });
  const fetched = await call('findAccounts', { fetchAll: true, limit: 7 });

  assert.ok(counted.QueryResponse.totalCount > 14);
  assert.equal(fetched.QueryResponse.Account.length, counted.QueryResponse.totalCount);
  assert.equal(new Set(fetched.QueryResponse.Account.map((account) => account.Id)).size,
    counted.QueryResponse.totalCount);
});

test('creates, changes, voids and deletes an invoice', async () => {
  const invoice = await call('createInvoice', sale('LW-1'));
  const changed = await call('updateInvoice', { Id: invoice.Id, SyncToken: '0', PrivateNote: 'packed' });
  const voided = await call('voidInvoice', invoice.Id);
  const gone = await call('deleteInvoice', invoice.Id);

  assert.equal(invoice.TotalAmt, 17.88);
  assert.equal(changed.TotalAmt, 17.88);
  assert.equal(changed.PrivateNote, 'packed');
  assert.equal(voided.Invoice.TotalAmt, 0);
  assert.equal(gone.Invoice.status, 'Deleted');
  assert.equal(await refusal('getInvoice', invoice.Id), '610');
});

test('pays an invoice and voids the payment', async () => {
  const invoice = await call('createInvoice', sale('LW-2'));
  const payment = await call('createPayment', {
    CustomerRef: { value: customer.Id },
    TotalAmt: 17.88,
    Line: [{ Amount: 17.88, LinkedTxn: [{ TxnId: invoice.Id, TxnType: 'Invoice' }] }],
  });
  const paid = await call('getInvoice', invoice.Id);
  await call('voidPayment', payment);

  assert.equal(paid.Balance, 0);
  assert.equal((await call('getInvoice', invoice.Id)).Balance, 17.88);
});

test('voids a sales receipt by an update', async () => {
  const receipt = await call('createSalesReceipt', sale('LW-3'));
  const voided = await call('updateSalesReceipt', { Id: receipt.Id, SyncToken: '0', void: true });

  assert.equal(voided.TotalAmt, 0);
  assert.match(voided.PrivateNote, /Voided/);
});

test('bills a purchase order', async () => {
  const vendor = await call('createVendor', { DisplayName: 'Spoons Ltd' });
  const payables = (await call('findAccounts', { Name: 'Accounts Payable (A/P)' })).QueryResponse.Account[0].Id;
  const line = {
    Amount: 20,
    DetailType: 'ItemBasedExpenseLineDetail',
    ItemBasedExpenseLineDetail: { ItemRef: { value: item }, Qty: 10, UnitPrice: 2, TaxCodeRef: { value: code } },
  };
  const order = await call('createPurchaseOrder', {
    VendorRef: { value: vendor.Id }, APAccountRef: { value: payables }, GlobalTaxCalculation: 'TaxExcluded', Line: [line],
  });
  const link = { TxnId: order.Id, TxnType: 'PurchaseOrder' };
  const bill = await call('createBill', {
    VendorRef: { value: vendor.Id },
    GlobalTaxCalculation: 'TaxExcluded',
    Line: [{ ...line, LinkedTxn: [{ ...link, TxnLineId: order.Line[0].Id }] }],
    LinkedTxn: [link],
  });

  assert.equal(bill.TotalAmt, 24);
  assert.equal((await call('getPurchaseOrder', order.Id)).POStatus, 'Closed');
  assert.equal((await call('deleteBill', bill)).Bill.status, 'Deleted');
  assert.equal((await call('getPurchaseOrder', order.Id)).POStatus, 'Open');
});

test('does once what is sent twice under one request id', async () => {
  const first = await call('createSalesReceipt', { ...sale('LW-4'), requestId: 'once' });
  const second = await call('createSalesReceipt', { ...sale('LW-4'), requestId: 'once' });

  assert.equal(second.Id, first.Id);
});

test('uses a number again only where it is told to', async () => {
  await call('createSalesReceipt', sale('LW-5'));

  assert.equal(await refusal('createSalesReceipt', sale('LW-5')), '6140');
  assert.equal((await call('createSalesReceipt', { ...sale('LW-5'), allowDuplicateDocNum: true })).DocNumber, 'LW-5');
});

test('runs a batch', async () => {
  const { BatchItemResponse: answers } = await call('batch', [
    { bId: '1', operation: 'create', Customer: { DisplayName: 'eBay GBP' } },
    { bId: '2', operation: 'create', Customer: { DisplayName: 'ebay gbp' } },
    { bId: '3', Query: "select * from TaxCode where Name = '20.0% S'" },
  ]);

  assert.equal(answers[0].Customer.DisplayName, 'eBay GBP');
  assert.equal(answers[1].Fault.Error[0].code, '6240');
  assert.equal(answers[2].QueryResponse.TaxCode[0].Id, code);
});

test('tells what changed since a moment', async () => {
  const gone = await call('createSalesReceipt', sale('LW-6'));
  await call('deleteSalesReceipt', gone.Id);

  const changes = await call('changeDataCapture', ['SalesReceipt', 'Deposit'], new Date(Date.now() - 60_000));

  const [receipts, deposits] = changes.CDCResponse[0].QueryResponse;
  assert.equal(receipts.SalesReceipt.at(-1).Id, gone.Id);
  assert.equal(receipts.SalesReceipt.at(-1).status, 'Deleted');
  assert.deepEqual(deposits, {});
});

test('tells a stale token, a taken name and a bad statement', async () => {
  await call('updateCustomer', { ...customer, Notes: 'changed' });

  assert.equal(await refusal('updateCustomer', { ...customer, Notes: 'again' }), '5010');
  assert.equal(await refusal('createVendor', { DisplayName: 'Amazon GBP' }), '6240');
  assert.equal(await refusal('findCustomers', "where DisplayName ~ 'x'"), '4000');
});

test('renews its token and revokes it', async () => {
  const before = books.token;
  const tokens = await call('refreshAccessToken');
  assert.equal(books.token, tokens.access_token);
  assert.notEqual(books.token, before);
  assert.equal((await call('getPreferences')).domain, 'QBO');

  const revoked = books.token;
  await call('revokeAccess', true);

  Object.assign(books, { token: revoked, realmId: REALM });
  assert.equal(await refusal('getPreferences'), '3200');
});
