package de.zugang.onboarding.usage;

import de.zugang.onboarding.feed.NodeName;
import de.zugang.onboarding.usage.generated.api.UsageApi;
import de.zugang.onboarding.usage.generated.model.UsageReport;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Reports of gateway nodes; see {@code api-spec/usage}. */
@RestController
class UsageReportController implements UsageApi {

    private final AddReport add;

    UsageReportController(AddReport add) {
        this.add = add;
    }

    @Override
    public ResponseEntity<Void> addUsageReport(UsageReport report) {
        NodeName.ofCaller(report.getNode());
        add.add(UsageReportMapper.report(report));
        return ResponseEntity.noContent().build();
    }
}
