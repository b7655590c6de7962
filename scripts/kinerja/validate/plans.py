"""Plans as several rules look at them."""

from kinerja.load.index import Index
from kinerja.model import Employee, Plan
from kinerja.validate import elsewhere


def waiting_results(records: Index, plan: Plan) -> tuple[int, ...]:
    """The numbers of the results that support a plan of the superior which does not exist yet.

    A plan with such results is in the state `waiting-for-superior`: nobody is late, and nothing is wrong in it.
    """
    supporting = tuple(number for number, one in enumerate(plan.results) if one.supports and one.supports.result)
    employee = records.get(Employee, unit=plan.unit, employee=plan.employee) if supporting else None
    superior = employee.record.superior if employee else None
    if superior is None:
        return ()
    above = records.path(Plan, unit=superior.unit, employee=superior.employee, year=plan.year)
    return () if records.has_path(above) or elsewhere.lies_elsewhere(records, above) else supporting
