"use client"

import { Download, Users } from "lucide-react"
import { usePathname, useSearchParams } from "next/navigation"
import { type ReactNode, useEffect, useState } from "react"
import { isTaken } from "@/components/dashboard/keyboard"
import type { ListLook } from "@/components/dashboard/list-look"
import { LookMenu } from "@/components/dashboard/look-menu"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { ErrorState } from "@/components/ui/error-state"
import { LinkButton } from "@/components/ui/link-button"
import { formatNumber, plural } from "@/lib/core/format"
import { useCustomers } from "@/lib/crm/list/client"
import type { CustomerChoices, CustomerPage } from "@/lib/crm/list/types"
import { BulkActions } from "./bulk-actions"
import { customerColumns } from "./customer-columns"
import { CustomerRows } from "./customer-rows"
import { CustomersFilter } from "./customers-filter"
import { isNarrowed, type ListParameter, listQuery, withParameter } from "./list-query"

type CustomersListProps = {
  organization: { slug: string; timezone: string }
  /** The query the server answered, and its answer. */
  query: string
  first: CustomerPage
  choices: CustomerChoices
  look: ListLook
  mayUpdate: boolean
  mayExport: boolean
  /** The way to the first customer. */
  create?: ReactNode
}

/** The customers: found as one types, narrowed, sorted, selected, changed together. */
export function CustomersList(props: CustomersListProps) {
  const { organization, choices, mayUpdate, mayExport } = props
  const path = usePathname()
  const query = listQuery(useSearchParams())
  const list = useCustomers(organization.slug, query, { ...props.first, query: props.query })
  const [look, setLook] = useState(props.look)
  const [selected, setSelected] = useState(new Set<string>())
  const [term, setTerm] = useState(new URLSearchParams(query).get("q") ?? "")
  const sort = new URLSearchParams(query).get("sort") ?? "-created"

  // The address follows without asking the server: the rows come by a route of their own.
  const go = (next: string) => {
    setSelected(new Set())
    window.history.replaceState(null, "", next ? `${path}?${next}` : path)
  }
  const set = (name: ListParameter, value: string) => go(withParameter(query, name, value))
  const search = (next: string) => {
    setTerm(next)
    set("q", next)
  }
  const clear = () => {
    setTerm("")
    go(listQuery({ sort: new URLSearchParams(query).get("sort") ?? undefined }))
  }

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const id = document.activeElement?.getAttribute("data-customer")
      if (event.key !== "x" || !id || !mayUpdate || isTaken(event)) return
      setSelected((now) => {
        const next = new Set(now)
        if (!next.delete(id)) next.add(id)
        return next
      })
    }
    window.addEventListener("keydown", press)
    return () => window.removeEventListener("keydown", press)
  }, [mayUpdate])

  const selection = mayUpdate || mayExport ? { selected, onChange: setSelected } : undefined
  return (
    <>
      <CustomersFilter
        query={query}
        term={term}
        onTerm={search}
        onFilter={set}
        onClear={clear}
        choices={choices}
        pending={list.pending}
      >
        {mayExport ? (
          <LinkButton
            href={`/api/dashboard/${organization.slug}/customers/export?${query}`}
            prefetch={false}
            download
          >
            <Download aria-hidden="true" />
            Export
          </LinkButton>
        ) : null}
        <LookMenu list="customers" columns={customerColumns} look={look} onChange={setLook} />
      </CustomersFilter>
      {list.failed ? (
        <ErrorState
          title="The list couldn’t be loaded"
          action={<Button onClick={list.again}>Try again</Button>}
        >
          Nothing was changed. Check your connection, then try again.
        </ErrorState>
      ) : list.rows.length === 0 ? (
        isNarrowed(query) ? (
          <EmptyState
            icon={<Users />}
            title="No customer matches"
            action={<Button onClick={clear}>Clear filters</Button>}
          >
            Search by name, e-mail or phone, or clear the filters.
          </EmptyState>
        ) : (
          <EmptyState icon={<Users />} title="No customers yet" action={props.create}>
            Whoever books becomes a customer. You can also add someone yourself, or import a file.
          </EmptyState>
        )
      ) : (
        <>
          <CustomerRows
            path={path}
            rows={list.rows}
            total={list.total}
            more={list.more}
            timezone={organization.timezone}
            look={look}
            sort={sort}
            onSort={(next) => set("sort", next === "-created" ? "" : next)}
            selection={selection}
            onNearEnd={list.goOn}
          />
          <p role="status" data-numeric className="pt-3 text-sm text-muted">
            {list.total === null ? `${formatNumber(list.rows.length)} shown` : plural(list.total, "customer")}
          </p>
        </>
      )}
      {selection ? (
        <BulkActions
          organization={organization.slug}
          query={query}
          list={list}
          tags={choices.tags}
          selection={selection}
          mayUpdate={mayUpdate}
          mayExport={mayExport}
        />
      ) : null}
    </>
  )
}
