package de.zugang.onboarding.customer;

import de.zugang.onboarding.generated.api.CustomersApi;
import de.zugang.onboarding.generated.model.CustomerImport;
import de.zugang.onboarding.generated.model.CustomerImportResult;
import de.zugang.onboarding.staff.Staff;
import de.zugang.servicekit.refusal.ProblemDocument;
import de.zugang.servicekit.refusal.Refused;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The register of customers over HTTP; see {@code api-spec/onboarding}. */
@RestController
class CustomersController implements CustomersApi {

    private final Customers customers;
    private final ImportCustomers bringIn;

    CustomersController(Customers customers, ImportCustomers bringIn) {
        this.customers = customers;
        this.bringIn = bringIn;
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Customer> getCustomer(String customerNumber) {
        var number = new CustomerNumber(customerNumber); // its form is the contract's to check
        Customer found = customers.find(List.of(number)).get(number);
        if (found == null) {
            throw new Refused(HttpStatus.NOT_FOUND, "No data found.");
        }
        return ResponseEntity.ok(CustomersMapper.customer(found, customers.belongingTo(found.mainCustomerNumber())));
    }

    @Override
    public ResponseEntity<CustomerImportResult> importCustomers(CustomerImport body) {
        var entries =
                body.getCustomers().stream().map(CustomersMapper::customer).toList();
        return switch (bringIn.bringIn(entries, Staff.current())) {
            case ImportCustomers.Outcome.Done(var counts) ->
                ResponseEntity.ok(new CustomerImportResult(counts.added(), counts.changed(), counts.unchanged()));
            case ImportCustomers.Outcome.Faulty(var faults) -> throw faulty(faults);
            case ImportCustomers.Outcome.RoleMissing(var needed) ->
                throw new Refused(
                        HttpStatus.FORBIDDEN,
                        URI.create("/problems/role-missing"),
                        List.of(new ProblemDocument.Detail("This needs the role " + needed.claim() + ".")));
        };
    }

    private static Refused faulty(List<ImportCustomers.Fault> faults) {
        var details = faults.stream()
                .map(fault -> new ProblemDocument.Detail(
                        fault.expectation(), "customers[" + fault.entry() + "]." + fault.field()))
                .toList();
        return new Refused(HttpStatus.BAD_REQUEST, URI.create("/problems/customers-not-consistent"), details);
    }
}
