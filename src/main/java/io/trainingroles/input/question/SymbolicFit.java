package io.trainingroles.input.question;

import io.trainingroles.access.proof.AccessChange;
import io.trainingroles.access.proof.AccessProver;
import io.trainingroles.iam.ActionPattern;
import io.trainingroles.iam.ResourceElement;
import io.trainingroles.iam.ResourcePattern;
import io.trainingroles.iam.Statement;
import io.trainingroles.input.JudgedRole;
import io.trainingroles.input.UnseenPolicy;
import io.trainingroles.input.symbol.SymbolCase;
import io.trainingroles.input.symbol.SymbolCases;
import io.trainingroles.input.symbol.SymbolTexts;
import io.trainingroles.role.value.Deployment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** How a role fits jobs, whatever the values that are known only later. */
final class SymbolicFit {
  private final JudgedRole role;
  private final ReferringJobs jobs;
  private final Deployment deployment;
  private final AccessProver prover;

  SymbolicFit(JudgedRole role, ReferringJobs jobs, Deployment deployment, AccessProver prover) {
    this.role = role;
    this.jobs = jobs;
    this.deployment = deployment;
    this.prover = prover;
  }

  RoleFit fit() {
    List<Statement> open =
        role.unseenAccess().stream()
            .filter(UnseenPolicy::isBounded)
            .flatMap(policy -> Stream.ofNullable(policy.statement()))
            .toList();
    if (open.isEmpty() && jobs.references().isEmpty()) {
      return in(SymbolCase.OPEN);
    }
    SymbolCase usual = SymbolCases.usual(new SymbolTexts().add(role), jobs.references());
    List<Statement> needed =
        RoleFit.needed(jobs.in(usual), deployment).stream().map(usual::marked).toList();
    var about = new ArrayList<Statement>(open);
    about.addAll(needed);
    Map<SymbolCase, RoleFit> fits = new LinkedHashMap<>();
    SymbolCases.of(new SymbolTexts().add(role).add(needed), about)
        .forEach(each -> fits.put(each, in(each)));
    return agreed(fits);
  }

  private RoleFit in(SymbolCase given) {
    RoleFit fit = RoleFit.withinBounds(given.in(role), jobs.in(given), deployment, prover);
    return new RoleFit(
        fit.role(),
        fit.trustGaps(),
        CaseChanges.shown(fit.lacking(), given),
        CaseChanges.shown(fit.excess(), given),
        fit.unknown().stream().map(given::shown).toList(),
        fit.neededActions(),
        fit.documentedOn());
  }

  /** What is so in each case; what is so in some only depends on what they differ in. */
  private static RoleFit agreed(Map<SymbolCase, RoleFit> fits) {
    RoleFit usual = fits.values().iterator().next();
    var unknown = new LinkedHashSet<String>(usual.unknown());
    List<AccessChange> lacking = agreed(fits, RoleFit::lacking, unknown);
    List<AccessChange> excess = agreed(fits, RoleFit::excess, unknown);
    fits.forEach(
        (given, fit) -> {
          if (!fit.trustGaps().equals(usual.trustGaps())
              || fit.unknown().isEmpty() != usual.unknown().isEmpty()) {
            unknown.addAll(UnknownReasons.of(given));
          }
        });
    return new RoleFit(
        usual.role(),
        usual.trustGaps(),
        lacking,
        excess,
        List.copyOf(unknown),
        usual.neededActions(),
        usual.documentedOn());
  }

  private static List<AccessChange> agreed(
      Map<SymbolCase, RoleFit> fits,
      Function<RoleFit, List<AccessChange>> which,
      Set<String> unknown) {
    List<AccessChange> usual = which.apply(fits.values().iterator().next());
    Set<String> all = parts(usual);
    var agreed = new ArrayList<AccessChange>(usual);
    fits.forEach(
        (given, fit) -> {
          Set<String> here = parts(which.apply(fit));
          agreed.removeIf(change -> !here.containsAll(parts(List.of(change))));
          if (!here.equals(all)) {
            unknown.addAll(UnknownReasons.of(given));
          }
        });
    return agreed;
  }

  private static Set<String> parts(List<AccessChange> changes) {
    var parts = new LinkedHashSet<String>();
    for (AccessChange change : changes) {
      String statement = change.statement().policy() + " " + change.statement().index();
      for (ActionPattern action : change.actions().patterns()) {
        ResourceElement resources = change.resources();
        if (resources == null) {
          parts.add(statement + " " + action.value());
        } else {
          for (ResourcePattern resource : resources.patterns()) {
            parts.add(statement + " " + action.value() + " " + resource.value());
          }
        }
      }
    }
    return parts;
  }
}
