package de.zugang.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Imports go one way: what each package says of itself in its package-info. */
@AnalyzeClasses(packages = "de.zugang.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "de.zugang.gateway.";

    @ArchTest
    static final ArchRule noCircle = slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule oneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("de.zugang.gateway..")
            .layer("refusal")
            .definedBy(ROOT + "refusal..")
            .layer("subscription")
            .definedBy(ROOT + "subscription..")
            .layer("catalogue")
            .definedBy(ROOT + "catalogue..")
            .layer("snapshot")
            .definedBy(ROOT + "snapshot..")
            .layer("feed")
            .definedBy(ROOT + "feed..")
            .layer("hygiene")
            .definedBy(ROOT + "hygiene..")
            .layer("credentials")
            .definedBy(ROOT + "credentials..")
            .layer("limit")
            .definedBy(ROOT + "limit..")
            .layer("admission")
            .definedBy(ROOT + "admission..")
            .layer("passport")
            .definedBy(ROOT + "passport..")
            .layer("usage")
            .definedBy(ROOT + "usage..")
            .layer("peer")
            .definedBy(ROOT + "peer..")
            .layer("trace")
            .definedBy(ROOT + "trace..")
            .layer("edge")
            .definedBy(ROOT + "edge..")
            .layer("watch")
            .definedBy(ROOT + "watch..")
            .layer("route")
            .definedBy(ROOT + "route..")
            .whereLayer("refusal")
            .mayNotAccessAnyLayer()
            .whereLayer("subscription")
            .mayNotAccessAnyLayer()
            .whereLayer("catalogue")
            .mayNotAccessAnyLayer()
            .whereLayer("peer")
            .mayNotAccessAnyLayer()
            .whereLayer("edge")
            .mayOnlyAccessLayers("refusal", "peer")
            .whereLayer("snapshot")
            .mayOnlyAccessLayers("subscription")
            .whereLayer("feed")
            .mayOnlyAccessLayers("subscription", "snapshot")
            .whereLayer("hygiene")
            .mayOnlyAccessLayers("refusal")
            .whereLayer("credentials")
            .mayOnlyAccessLayers("refusal", "subscription", "snapshot")
            .whereLayer("limit")
            .mayOnlyAccessLayers("subscription", "peer")
            .whereLayer("admission")
            .mayOnlyAccessLayers("refusal", "subscription", "catalogue", "hygiene", "credentials", "limit")
            .whereLayer("passport")
            .mayOnlyAccessLayers("subscription", "catalogue")
            .whereLayer("trace")
            .mayOnlyAccessLayers("catalogue")
            .whereLayer("usage")
            .mayOnlyAccessLayers("subscription", "feed", "snapshot", "refusal", "catalogue")
            .whereLayer("watch")
            .mayOnlyAccessLayers("subscription", "feed", "credentials", "usage")
            .whereLayer("watch")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("route")
            .mayNotBeAccessedByAnyLayer()
            .ensureAllClassesAreContainedInArchitectureIgnoring(resideInAPackage("de.zugang.gateway"));

    @ArchTest
    static final ArchRule generatedTypesStopAtTheMapper = noClasses()
            .that()
            .haveNameNotMatching(".*\\.((Feed|Usage)Mapper|FeedClient|UsageReporter|UnsentUsage)(\\$.*)?")
            .and()
            .resideOutsideOfPackage("..generated..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..generated..");

    @ArchTest
    static final ArchRule decisionsAreNotReactive = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "admission..",
                    ROOT + "credentials..",
                    ROOT + "limit..",
                    ROOT + "passport..",
                    ROOT + "hygiene..",
                    ROOT + "catalogue..",
                    ROOT + "subscription..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "org.springframework.web.server..", "org.springframework.cloud..");

    @ArchTest
    static final ArchRule nobodyReadsTheClockBehindOurBack = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule noSecurityChain =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework.security.web..");

    @ArchTest
    static final ArchRule propertiesAreRecords =
            classes().that().haveSimpleNameEndingWith("Properties").should().beRecords();
}
