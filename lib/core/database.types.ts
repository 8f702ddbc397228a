export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      appointments: {
        Row: {
          blocked_from: string
          blocked_until: string
          booking_id: string
          created_at: string
          ends_at: string
          hold_expires_at: string | null
          id: string
          organization_id: string
          resource_id: string
          seat: number
          service_id: string
          session_key: string | null
          staff_id: string | null
          starts_at: string
          status: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          blocked_from: string
          blocked_until: string
          booking_id: string
          created_at?: string
          ends_at: string
          hold_expires_at?: string | null
          id?: string
          organization_id: string
          resource_id?: never
          seat?: number
          service_id: string
          session_key?: string | null
          staff_id?: string | null
          starts_at: string
          status?: string
          updated_at?: string
        }
        Update: {
          blocked_from?: string
          blocked_until?: string
          booking_id?: string
          created_at?: string
          ends_at?: string
          hold_expires_at?: string | null
          id?: string
          organization_id?: string
          resource_id?: never
          seat?: number
          service_id?: string
          session_key?: string | null
          staff_id?: string | null
          starts_at?: string
          status?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "appointments_booking"
            columns: ["organization_id", "booking_id"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "appointments_organization_id_service_id_fkey"
            columns: ["organization_id", "service_id"]
            isOneToOne: false
            referencedRelation: "services"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "appointments_organization_id_staff_id_fkey"
            columns: ["organization_id", "staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      audit_logs: {
        Row: {
          action: string
          actor_id: string | null
          actor_type: string
          created_at: string
          id: number
          ip: unknown
          new_values: Json | null
          old_values: Json | null
          organization_id: string | null
          record_id: string | null
          request_id: string | null
          success: boolean
          table_name: string
          user_agent: string | null
        }
        ComputedFields: never
        Insert: {
          action: string
          actor_id?: string | null
          actor_type: string
          created_at?: string
          id?: never
          ip?: unknown
          new_values?: Json | null
          old_values?: Json | null
          organization_id?: string | null
          record_id?: string | null
          request_id?: string | null
          success?: boolean
          table_name: string
          user_agent?: string | null
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_type?: string
          created_at?: string
          id?: never
          ip?: unknown
          new_values?: Json | null
          old_values?: Json | null
          organization_id?: string | null
          record_id?: string | null
          request_id?: string | null
          success?: boolean
          table_name?: string
          user_agent?: string | null
        }
        Relationships: []
      }
      booking_events: {
        Row: {
          actor_id: string | null
          actor_type: string
          booking_id: string
          created_at: string
          customer_id: string
          event_data: NonNullable<Json>
          event_type: string
          id: string
          is_public: boolean
          organization_id: string
        }
        ComputedFields: never
        Insert: {
          actor_id?: string | null
          actor_type: string
          booking_id: string
          created_at?: string
          customer_id: string
          event_data?: NonNullable<Json>
          event_type: string
          id?: string
          is_public?: boolean
          organization_id: string
        }
        Update: {
          actor_id?: string | null
          actor_type?: string
          booking_id?: string
          created_at?: string
          customer_id?: string
          event_data?: NonNullable<Json>
          event_type?: string
          id?: string
          is_public?: boolean
          organization_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "booking_events_organization_id_booking_id_fkey"
            columns: ["organization_id", "booking_id"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "booking_events_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      booking_items: {
        Row: {
          booking_id: string
          condition_notes: string | null
          created_at: string
          description: string
          id: string
          options: NonNullable<Json>
          organization_id: string
          photos: string[]
          position: number
          product_id: string | null
          quantity: number
          service_id: string | null
          status: string
          tag: string | null
          tax_rate_bp: number
          total_cents: number
          unit_price_cents: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          booking_id: string
          condition_notes?: string | null
          created_at?: string
          description: string
          id?: string
          options?: NonNullable<Json>
          organization_id: string
          photos?: string[]
          position?: number
          product_id?: string | null
          quantity: number
          service_id?: string | null
          status?: string
          tag?: string | null
          tax_rate_bp?: number
          total_cents: number
          unit_price_cents: number
          updated_at?: string
        }
        Update: {
          booking_id?: string
          condition_notes?: string | null
          created_at?: string
          description?: string
          id?: string
          options?: NonNullable<Json>
          organization_id?: string
          photos?: string[]
          position?: number
          product_id?: string | null
          quantity?: number
          service_id?: string | null
          status?: string
          tag?: string | null
          tax_rate_bp?: number
          total_cents?: number
          unit_price_cents?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "booking_items_organization_id_booking_id_fkey"
            columns: ["organization_id", "booking_id"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "booking_items_organization_id_product_id_fkey"
            columns: ["organization_id", "product_id"]
            isOneToOne: false
            referencedRelation: "products"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "booking_items_organization_id_service_id_fkey"
            columns: ["organization_id", "service_id"]
            isOneToOne: false
            referencedRelation: "services"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      booking_notes: {
        Row: {
          body: string
          booking_id: string
          created_at: string
          created_by: string | null
          id: string
          organization_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          body: string
          booking_id: string
          created_at?: string
          created_by?: string | null
          id?: string
          organization_id: string
          updated_at?: string
        }
        Update: {
          body?: string
          booking_id?: string
          created_at?: string
          created_by?: string | null
          id?: string
          organization_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "booking_notes_organization_id_booking_id_fkey"
            columns: ["organization_id", "booking_id"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      booking_transitions: {
        Row: {
          from_status: string
          kind: string
          permission_key: string
          to_status: string
        }
        ComputedFields: never
        Insert: {
          from_status: string
          kind: string
          permission_key: string
          to_status: string
        }
        Update: {
          from_status?: string
          kind?: string
          permission_key?: string
          to_status?: string
        }
        Relationships: [
          {
            foreignKeyName: "booking_transitions_permission_key_fkey"
            columns: ["permission_key"]
            isOneToOne: false
            referencedRelation: "permissions"
            referencedColumns: ["key"]
          },
        ]
      }
      bookings: {
        Row: {
          cancel_reason: string | null
          cancelled_at: string | null
          channel: string
          completed_at: string | null
          confirmed_at: string | null
          created_at: string
          currency: string
          customer_id: string
          deleted_at: string | null
          delivery_address: Json | null
          delivery_from: string | null
          delivery_until: string | null
          deposit_cents: number
          discount_cents: number
          ends_at: string
          fee_cents: number
          fee_waived_at: string | null
          fee_waived_by: string | null
          fee_waiver_reason: string | null
          hold_expires_at: string | null
          id: string
          idempotency_key: string
          in_progress_at: string | null
          kind: string
          no_show_at: string | null
          notes: string | null
          number: string
          offer_id: string | null
          organization_id: string
          out_for_delivery_at: string | null
          paid_cents: number
          payment_method: string
          payment_status: string
          pickup_address: Json | null
          pickup_from: string | null
          pickup_until: string | null
          placed_by: string | null
          points_redeemed: number
          policy: NonNullable<Json>
          public_token_hash: string
          ready_at: string | null
          refunded_cents: number
          starts_at: string
          status: string
          subtotal_cents: number
          tax_cents: number
          tip_cents: number
          total_cents: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          cancel_reason?: string | null
          cancelled_at?: string | null
          channel?: string
          completed_at?: string | null
          confirmed_at?: string | null
          created_at?: string
          currency: string
          customer_id: string
          deleted_at?: string | null
          delivery_address?: Json | null
          delivery_from?: string | null
          delivery_until?: string | null
          deposit_cents?: number
          discount_cents?: number
          ends_at: string
          fee_cents?: number
          fee_waived_at?: string | null
          fee_waived_by?: string | null
          fee_waiver_reason?: string | null
          hold_expires_at?: string | null
          id?: string
          idempotency_key: string
          in_progress_at?: string | null
          kind: string
          no_show_at?: string | null
          notes?: string | null
          number: string
          offer_id?: string | null
          organization_id: string
          out_for_delivery_at?: string | null
          paid_cents?: number
          payment_method?: string
          payment_status?: string
          pickup_address?: Json | null
          pickup_from?: string | null
          pickup_until?: string | null
          placed_by?: string | null
          points_redeemed?: number
          policy: NonNullable<Json>
          public_token_hash: string
          ready_at?: string | null
          refunded_cents?: number
          starts_at: string
          status?: string
          subtotal_cents: number
          tax_cents?: number
          tip_cents?: number
          total_cents: number
          updated_at?: string
        }
        Update: {
          cancel_reason?: string | null
          cancelled_at?: string | null
          channel?: string
          completed_at?: string | null
          confirmed_at?: string | null
          created_at?: string
          currency?: string
          customer_id?: string
          deleted_at?: string | null
          delivery_address?: Json | null
          delivery_from?: string | null
          delivery_until?: string | null
          deposit_cents?: number
          discount_cents?: number
          ends_at?: string
          fee_cents?: number
          fee_waived_at?: string | null
          fee_waived_by?: string | null
          fee_waiver_reason?: string | null
          hold_expires_at?: string | null
          id?: string
          idempotency_key?: string
          in_progress_at?: string | null
          kind?: string
          no_show_at?: string | null
          notes?: string | null
          number?: string
          offer_id?: string | null
          organization_id?: string
          out_for_delivery_at?: string | null
          paid_cents?: number
          payment_method?: string
          payment_status?: string
          pickup_address?: Json | null
          pickup_from?: string | null
          pickup_until?: string | null
          placed_by?: string | null
          points_redeemed?: number
          policy?: NonNullable<Json>
          public_token_hash?: string
          ready_at?: string | null
          refunded_cents?: number
          starts_at?: string
          status?: string
          subtotal_cents?: number
          tax_cents?: number
          tip_cents?: number
          total_cents?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "bookings_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "bookings_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "bookings_organization_id_offer_id_fkey"
            columns: ["organization_id", "offer_id"]
            isOneToOne: false
            referencedRelation: "offers"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      business_closures: {
        Row: {
          created_at: string
          created_by: string | null
          ends_on: string
          id: string
          organization_id: string
          reason: string
          starts_on: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          ends_on: string
          id?: string
          organization_id: string
          reason?: string
          starts_on: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          ends_on?: string
          id?: string
          organization_id?: string
          reason?: string
          starts_on?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "business_closures_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      customer_analytics: {
        Row: {
          bookings: number
          customer_id: string
          last_booking_at: string | null
          organization_id: string
        }
        ComputedFields: never
        Insert: {
          bookings?: number
          customer_id: string
          last_booking_at?: string | null
          organization_id: string
        }
        Update: {
          bookings?: number
          customer_id?: string
          last_booking_at?: string | null
          organization_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "customer_analytics_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: true
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      customer_contacts: {
        Row: {
          contact_type: string
          contact_value: string
          created_at: string
          customer_id: string
          id: string
          is_primary: boolean
          label: string
          organization_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          contact_type: string
          contact_value: string
          created_at?: string
          customer_id: string
          id?: string
          is_primary?: boolean
          label?: string
          organization_id: string
          updated_at?: string
        }
        Update: {
          contact_type?: string
          contact_value?: string
          created_at?: string
          customer_id?: string
          id?: string
          is_primary?: boolean
          label?: string
          organization_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "customer_contacts_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      customer_import_rows: {
        Row: {
          after: Json | null
          before: Json | null
          customer_id: string | null
          fields: NonNullable<Json>
          import_id: string
          line: number
          organization_id: string
          outcome: string | null
          reason: string | null
        }
        ComputedFields: never
        Insert: {
          after?: Json | null
          before?: Json | null
          customer_id?: string | null
          fields: NonNullable<Json>
          import_id: string
          line: number
          organization_id: string
          outcome?: string | null
          reason?: string | null
        }
        Update: {
          after?: Json | null
          before?: Json | null
          customer_id?: string | null
          fields?: NonNullable<Json>
          import_id?: string
          line?: number
          organization_id?: string
          outcome?: string | null
          reason?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "customer_import_rows_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "customer_import_rows_organization_id_import_id_fkey"
            columns: ["organization_id", "import_id"]
            isOneToOne: false
            referencedRelation: "customer_imports"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      customer_imports: {
        Row: {
          added: number
          created_at: string
          created_by: string | null
          file_name: string
          finished_at: string | null
          id: string
          kept: number
          on_duplicate: string
          organization_id: string
          refused: number
          skipped: number
          status: string
          total: number
          undone_at: string | null
          updated: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          added?: number
          created_at?: string
          created_by?: string | null
          file_name: string
          finished_at?: string | null
          id?: string
          kept?: number
          on_duplicate?: string
          organization_id: string
          refused?: number
          skipped?: number
          status?: string
          total?: number
          undone_at?: string | null
          updated?: number
          updated_at?: string
        }
        Update: {
          added?: number
          created_at?: string
          created_by?: string | null
          file_name?: string
          finished_at?: string | null
          id?: string
          kept?: number
          on_duplicate?: string
          organization_id?: string
          refused?: number
          skipped?: number
          status?: string
          total?: number
          undone_at?: string | null
          updated?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "customer_imports_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      customer_notes: {
        Row: {
          body: string
          created_at: string
          created_by: string | null
          customer_id: string
          deleted_at: string | null
          edited_at: string | null
          id: string
          is_pinned: boolean
          organization_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          body: string
          created_at?: string
          created_by?: string | null
          customer_id: string
          deleted_at?: string | null
          edited_at?: string | null
          id?: string
          is_pinned?: boolean
          organization_id: string
          updated_at?: string
        }
        Update: {
          body?: string
          created_at?: string
          created_by?: string | null
          customer_id?: string
          deleted_at?: string | null
          edited_at?: string | null
          id?: string
          is_pinned?: boolean
          organization_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "customer_notes_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      customer_tags: {
        Row: {
          created_at: string
          organization_id: string
          tag: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          organization_id: string
          tag: string
        }
        Update: {
          created_at?: string
          organization_id?: string
          tag?: string
        }
        Relationships: [
          {
            foreignKeyName: "customer_tags_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      customers: {
        Row: {
          company_name: string | null
          created_at: string
          created_by: string | null
          deleted_at: string | null
          email: string | null
          event_date: string | null
          event_type: string | null
          external_ids: NonNullable<Json>
          full_name: string
          id: string
          kind: string
          lifecycle: string
          marketing_consent: boolean
          marketing_consent_at: string | null
          marketing_source: string | null
          merged_into_id: string | null
          metadata: NonNullable<Json>
          organization_id: string
          owner_staff_id: string | null
          partner_name: string | null
          phone: string | null
          preferences: NonNullable<Json>
          source: string
          tags: string[]
          updated_at: string
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          company_name?: string | null
          created_at?: string
          created_by?: string | null
          deleted_at?: string | null
          email?: string | null
          event_date?: string | null
          event_type?: string | null
          external_ids?: NonNullable<Json>
          full_name: string
          id?: string
          kind?: string
          lifecycle?: string
          marketing_consent?: boolean
          marketing_consent_at?: string | null
          marketing_source?: string | null
          merged_into_id?: string | null
          metadata?: NonNullable<Json>
          organization_id: string
          owner_staff_id?: string | null
          partner_name?: string | null
          phone?: string | null
          preferences?: NonNullable<Json>
          source?: string
          tags?: string[]
          updated_at?: string
          user_id?: string | null
        }
        Update: {
          company_name?: string | null
          created_at?: string
          created_by?: string | null
          deleted_at?: string | null
          email?: string | null
          event_date?: string | null
          event_type?: string | null
          external_ids?: NonNullable<Json>
          full_name?: string
          id?: string
          kind?: string
          lifecycle?: string
          marketing_consent?: boolean
          marketing_consent_at?: string | null
          marketing_source?: string | null
          merged_into_id?: string | null
          metadata?: NonNullable<Json>
          organization_id?: string
          owner_staff_id?: string | null
          partner_name?: string | null
          phone?: string | null
          preferences?: NonNullable<Json>
          source?: string
          tags?: string[]
          updated_at?: string
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "customers_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "customers_organization_id_merged_into_id_fkey"
            columns: ["organization_id", "merged_into_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "customers_organization_id_owner_staff_id_fkey"
            columns: ["organization_id", "owner_staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      email_queue: {
        Row: {
          attempts: number
          created_at: string
          id: string
          last_error: string | null
          message_id: string
          organization_id: string
          priority: number
          scheduled_for: string
          status: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          attempts?: number
          created_at?: string
          id?: string
          last_error?: string | null
          message_id: string
          organization_id: string
          priority?: number
          scheduled_for?: string
          status?: string
          updated_at?: string
        }
        Update: {
          attempts?: number
          created_at?: string
          id?: string
          last_error?: string | null
          message_id?: string
          organization_id?: string
          priority?: number
          scheduled_for?: string
          status?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "email_queue_organization_id_message_id_fkey"
            columns: ["organization_id", "message_id"]
            isOneToOne: false
            referencedRelation: "messages"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      industry_services: {
        Row: {
          buffer_after_minutes: number
          capacity: number
          category: string
          description: string
          duration_minutes: number
          industry: string
          kind: string
          name: string
          position: number
          price_cents: number
          pricing: string
          turnaround_hours: number | null
        }
        ComputedFields: never
        Insert: {
          buffer_after_minutes?: number
          capacity?: number
          category: string
          description: string
          duration_minutes: number
          industry: string
          kind: string
          name: string
          position: number
          price_cents: number
          pricing: string
          turnaround_hours?: number | null
        }
        Update: {
          buffer_after_minutes?: number
          capacity?: number
          category?: string
          description?: string
          duration_minutes?: number
          industry?: string
          kind?: string
          name?: string
          position?: number
          price_cents?: number
          pricing?: string
          turnaround_hours?: number | null
        }
        Relationships: []
      }
      inventory_movements: {
        Row: {
          action: string
          actor_id: string | null
          booking_id: string | null
          created_at: string
          id: string
          organization_id: string
          product_id: string
          quantity: number
          reason: string
        }
        ComputedFields: never
        Insert: {
          action: string
          actor_id?: string | null
          booking_id?: string | null
          created_at?: string
          id?: string
          organization_id: string
          product_id: string
          quantity: number
          reason?: string
        }
        Update: {
          action?: string
          actor_id?: string | null
          booking_id?: string | null
          created_at?: string
          id?: string
          organization_id?: string
          product_id?: string
          quantity?: number
          reason?: string
        }
        Relationships: [
          {
            foreignKeyName: "inventory_movements_organization_id_booking_id_fkey"
            columns: ["organization_id", "booking_id"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "inventory_movements_organization_id_product_id_fkey"
            columns: ["organization_id", "product_id"]
            isOneToOne: false
            referencedRelation: "products"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      member_permissions: {
        Row: {
          effect: string
          expires_at: string | null
          granted_at: string
          granted_by: string | null
          id: string
          is_active: boolean
          organization_id: string
          permission_key: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          effect: string
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          id?: string
          is_active?: boolean
          organization_id: string
          permission_key: string
          user_id: string
        }
        Update: {
          effect?: string
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          id?: string
          is_active?: boolean
          organization_id?: string
          permission_key?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "member_permissions_organization_id_user_id_fkey"
            columns: ["organization_id", "user_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
          {
            foreignKeyName: "member_permissions_permission_key_fkey"
            columns: ["permission_key"]
            isOneToOne: false
            referencedRelation: "permissions"
            referencedColumns: ["key"]
          },
        ]
      }
      member_roles: {
        Row: {
          expires_at: string | null
          granted_at: string
          granted_by: string | null
          is_active: boolean
          organization_id: string
          role_id: string
          role_scope: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          is_active?: boolean
          organization_id: string
          role_id: string
          role_scope?: string
          user_id: string
        }
        Update: {
          expires_at?: string | null
          granted_at?: string
          granted_by?: string | null
          is_active?: boolean
          organization_id?: string
          role_id?: string
          role_scope?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "member_roles_organization_id_user_id_fkey"
            columns: ["organization_id", "user_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
          {
            foreignKeyName: "member_roles_role_scope_role_id_fkey"
            columns: ["role_scope", "role_id"]
            isOneToOne: false
            referencedRelation: "roles"
            referencedColumns: ["scope", "id"]
          },
        ]
      }
      messages: {
        Row: {
          address: string
          content: string | null
          created_at: string
          customer_id: string | null
          data: NonNullable<Json>
          delivered_at: string | null
          direction: string
          id: string
          organization_id: string
          provider_id: string | null
          sent_at: string | null
          source: string
          status: string
          subject: string | null
          template: string
          type: string
          updated_at: string
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          address: string
          content?: string | null
          created_at?: string
          customer_id?: string | null
          data?: NonNullable<Json>
          delivered_at?: string | null
          direction?: string
          id?: string
          organization_id: string
          provider_id?: string | null
          sent_at?: string | null
          source?: string
          status?: string
          subject?: string | null
          template: string
          type?: string
          updated_at?: string
          user_id?: string | null
        }
        Update: {
          address?: string
          content?: string | null
          created_at?: string
          customer_id?: string | null
          data?: NonNullable<Json>
          delivered_at?: string | null
          direction?: string
          id?: string
          organization_id?: string
          provider_id?: string | null
          sent_at?: string | null
          source?: string
          status?: string
          subject?: string | null
          template?: string
          type?: string
          updated_at?: string
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "messages_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "messages_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      notifications: {
        Row: {
          body: string
          created_at: string
          id: string
          kind: string
          link: string | null
          organization_id: string
          priority: string
          read_at: string | null
          title: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          body?: string
          created_at?: string
          id?: string
          kind: string
          link?: string | null
          organization_id: string
          priority?: string
          read_at?: string | null
          title: string
          user_id: string
        }
        Update: {
          body?: string
          created_at?: string
          id?: string
          kind?: string
          link?: string | null
          organization_id?: string
          priority?: string
          read_at?: string | null
          title?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "notifications_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      offer_services: {
        Row: {
          offer_id: string
          organization_id: string
          service_id: string
        }
        ComputedFields: never
        Insert: {
          offer_id: string
          organization_id: string
          service_id: string
        }
        Update: {
          offer_id?: string
          organization_id?: string
          service_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "offer_services_organization_id_offer_id_fkey"
            columns: ["organization_id", "offer_id"]
            isOneToOne: false
            referencedRelation: "offers"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "offer_services_organization_id_service_id_fkey"
            columns: ["organization_id", "service_id"]
            isOneToOne: false
            referencedRelation: "services"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      offers: {
        Row: {
          code: string
          created_at: string
          created_by: string | null
          description: string
          discount_cents: number | null
          discount_percent: number | null
          first_booking_only: boolean
          id: string
          is_active: boolean
          minimum_cents: number
          name: string
          organization_id: string
          per_customer_limit: number | null
          total_limit: number | null
          updated_at: string
          used_count: number
          valid_from: string | null
          valid_until: string | null
          weekdays: number[] | null
        }
        ComputedFields: never
        Insert: {
          code: string
          created_at?: string
          created_by?: string | null
          description?: string
          discount_cents?: number | null
          discount_percent?: number | null
          first_booking_only?: boolean
          id?: string
          is_active?: boolean
          minimum_cents?: number
          name: string
          organization_id: string
          per_customer_limit?: number | null
          total_limit?: number | null
          updated_at?: string
          used_count?: number
          valid_from?: string | null
          valid_until?: string | null
          weekdays?: number[] | null
        }
        Update: {
          code?: string
          created_at?: string
          created_by?: string | null
          description?: string
          discount_cents?: number | null
          discount_percent?: number | null
          first_booking_only?: boolean
          id?: string
          is_active?: boolean
          minimum_cents?: number
          name?: string
          organization_id?: string
          per_customer_limit?: number | null
          total_limit?: number | null
          updated_at?: string
          used_count?: number
          valid_from?: string | null
          valid_until?: string | null
          weekdays?: number[] | null
        }
        Relationships: [
          {
            foreignKeyName: "offers_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      organization_members: {
        Row: {
          created_at: string
          invited_by: string | null
          joined_at: string
          last_active_at: string | null
          organization_id: string
          status: string
          title: string | null
          updated_at: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          invited_by?: string | null
          joined_at?: string
          last_active_at?: string | null
          organization_id: string
          status?: string
          title?: string | null
          updated_at?: string
          user_id: string
        }
        Update: {
          created_at?: string
          invited_by?: string | null
          joined_at?: string
          last_active_at?: string | null
          organization_id?: string
          status?: string
          title?: string | null
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "organization_members_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      organization_metrics_daily: {
        Row: {
          booked_cents: number
          bookings_cancelled: number
          bookings_completed: number
          bookings_no_show: number
          bookings_placed: number
          day: string
          new_customers: number
          organization_id: string
          refunded_cents: number
          revenue_cents: number
        }
        ComputedFields: never
        Insert: {
          booked_cents?: number
          bookings_cancelled?: number
          bookings_completed?: number
          bookings_no_show?: number
          bookings_placed?: number
          day: string
          new_customers?: number
          organization_id: string
          refunded_cents?: number
          revenue_cents?: number
        }
        Update: {
          booked_cents?: number
          bookings_cancelled?: number
          bookings_completed?: number
          bookings_no_show?: number
          bookings_placed?: number
          day?: string
          new_customers?: number
          organization_id?: string
          refunded_cents?: number
          revenue_cents?: number
        }
        Relationships: [
          {
            foreignKeyName: "organization_metrics_daily_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      organizations: {
        Row: {
          about: string | null
          address_line1: string | null
          address_line2: string | null
          billing_email: string | null
          brand_color: string | null
          city: string | null
          contact_email: string | null
          country: string
          created_at: string
          created_by: string | null
          currency: string
          deleted_at: string | null
          features: NonNullable<Json>
          id: string
          industry: string
          locale: string
          logo_path: string | null
          name: string
          phone: string | null
          postcode: string | null
          settings: NonNullable<Json>
          slug: string
          status: string
          suspended_at: string | null
          suspension_reason: string | null
          timezone: string
          trial_ends_at: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          about?: string | null
          address_line1?: string | null
          address_line2?: string | null
          billing_email?: string | null
          brand_color?: string | null
          city?: string | null
          contact_email?: string | null
          country?: string
          created_at?: string
          created_by?: string | null
          currency?: string
          deleted_at?: string | null
          features?: NonNullable<Json>
          id?: string
          industry?: string
          locale?: string
          logo_path?: string | null
          name: string
          phone?: string | null
          postcode?: string | null
          settings?: NonNullable<Json>
          slug: string
          status?: string
          suspended_at?: string | null
          suspension_reason?: string | null
          timezone?: string
          trial_ends_at?: string | null
          updated_at?: string
        }
        Update: {
          about?: string | null
          address_line1?: string | null
          address_line2?: string | null
          billing_email?: string | null
          brand_color?: string | null
          city?: string | null
          contact_email?: string | null
          country?: string
          created_at?: string
          created_by?: string | null
          currency?: string
          deleted_at?: string | null
          features?: NonNullable<Json>
          id?: string
          industry?: string
          locale?: string
          logo_path?: string | null
          name?: string
          phone?: string | null
          postcode?: string | null
          settings?: NonNullable<Json>
          slug?: string
          status?: string
          suspended_at?: string | null
          suspension_reason?: string | null
          timezone?: string
          trial_ends_at?: string | null
          updated_at?: string
        }
        Relationships: []
      }
      payment_events: {
        Row: {
          created_at: string
          id: string
          new_status: string
          organization_id: string
          payload: NonNullable<Json>
          payment_id: string
          previous_status: string | null
          stripe_event_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          new_status: string
          organization_id: string
          payload?: NonNullable<Json>
          payment_id: string
          previous_status?: string | null
          stripe_event_id?: string | null
        }
        Update: {
          created_at?: string
          id?: string
          new_status?: string
          organization_id?: string
          payload?: NonNullable<Json>
          payment_id?: string
          previous_status?: string | null
          stripe_event_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "payment_events_organization_id_payment_id_fkey"
            columns: ["organization_id", "payment_id"]
            isOneToOne: false
            referencedRelation: "payments"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      payments: {
        Row: {
          amount_cents: number
          booking_id: string
          created_at: string
          currency: string
          customer_id: string
          failure_reason: string | null
          id: string
          method: string
          note: string | null
          organization_id: string
          paid_at: string | null
          receipt_url: string | null
          recorded_by: string | null
          refunded_cents: number
          status: string
          stripe_charge_id: string | null
          stripe_checkout_session_id: string | null
          stripe_payment_intent_id: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          amount_cents: number
          booking_id: string
          created_at?: string
          currency: string
          customer_id: string
          failure_reason?: string | null
          id?: string
          method: string
          note?: string | null
          organization_id: string
          paid_at?: string | null
          receipt_url?: string | null
          recorded_by?: string | null
          refunded_cents?: number
          status?: string
          stripe_charge_id?: string | null
          stripe_checkout_session_id?: string | null
          stripe_payment_intent_id?: string | null
          updated_at?: string
        }
        Update: {
          amount_cents?: number
          booking_id?: string
          created_at?: string
          currency?: string
          customer_id?: string
          failure_reason?: string | null
          id?: string
          method?: string
          note?: string | null
          organization_id?: string
          paid_at?: string | null
          receipt_url?: string | null
          recorded_by?: string | null
          refunded_cents?: number
          status?: string
          stripe_charge_id?: string | null
          stripe_checkout_session_id?: string | null
          stripe_payment_intent_id?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "payments_organization_id_booking_id_fkey"
            columns: ["organization_id", "booking_id"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "payments_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "payments_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      permissions: {
        Row: {
          action: string
          description: string
          key: string
          resource: string
        }
        ComputedFields: never
        Insert: {
          action: string
          description: string
          key: string
          resource: string
        }
        Update: {
          action?: string
          description?: string
          key?: string
          resource?: string
        }
        Relationships: []
      }
      plans: {
        Row: {
          created_at: string
          currency: string
          description: string
          features: NonNullable<Json>
          is_public: boolean
          key: string
          limits: NonNullable<Json>
          name: string
          position: number
          price_monthly_cents: number
          price_yearly_cents: number
          stripe_price_monthly_id: string | null
          stripe_price_yearly_id: string | null
          stripe_product_id: string | null
          trial_days: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          currency?: string
          description: string
          features?: NonNullable<Json>
          is_public?: boolean
          key: string
          limits: NonNullable<Json>
          name: string
          position: number
          price_monthly_cents: number
          price_yearly_cents: number
          stripe_price_monthly_id?: string | null
          stripe_price_yearly_id?: string | null
          stripe_product_id?: string | null
          trial_days?: number
          updated_at?: string
        }
        Update: {
          created_at?: string
          currency?: string
          description?: string
          features?: NonNullable<Json>
          is_public?: boolean
          key?: string
          limits?: NonNullable<Json>
          name?: string
          position?: number
          price_monthly_cents?: number
          price_yearly_cents?: number
          stripe_price_monthly_id?: string | null
          stripe_price_yearly_id?: string | null
          stripe_product_id?: string | null
          trial_days?: number
          updated_at?: string
        }
        Relationships: []
      }
      platform_staff: {
        Row: {
          granted_at: string
          granted_by: string | null
          role: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          granted_at?: string
          granted_by?: string | null
          role: string
          user_id: string
        }
        Update: {
          granted_at?: string
          granted_by?: string | null
          role?: string
          user_id?: string
        }
        Relationships: []
      }
      products: {
        Row: {
          category: string
          created_at: string
          created_by: string | null
          currency: string
          description: string
          id: string
          image_path: string | null
          is_active: boolean
          name: string
          organization_id: string
          position: number
          price_cents: number
          reorder_level: number
          sku: string
          stock_on_hand: number
          tax_rate_bp: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          category?: string
          created_at?: string
          created_by?: string | null
          currency?: string
          description?: string
          id?: string
          image_path?: string | null
          is_active?: boolean
          name: string
          organization_id: string
          position?: number
          price_cents: number
          reorder_level?: number
          sku: string
          stock_on_hand?: number
          tax_rate_bp?: number
          updated_at?: string
        }
        Update: {
          category?: string
          created_at?: string
          created_by?: string | null
          currency?: string
          description?: string
          id?: string
          image_path?: string | null
          is_active?: boolean
          name?: string
          organization_id?: string
          position?: number
          price_cents?: number
          reorder_level?: number
          sku?: string
          stock_on_hand?: number
          tax_rate_bp?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "products_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      profiles: {
        Row: {
          avatar_path: string | null
          created_at: string
          display_name: string | null
          first_name: string
          full_name: string | null
          id: string
          is_active: boolean
          is_customer: boolean
          last_name: string
          last_sign_in_at: string | null
          last_sign_in_ip: unknown
          locale: string
          notification_settings: NonNullable<Json>
          phone: string | null
          preferences: NonNullable<Json>
          timezone: string
          updated_at: string
          username: string | null
        }
        ComputedFields: never
        Insert: {
          avatar_path?: string | null
          created_at?: string
          display_name?: string | null
          first_name?: string
          full_name?: never
          id: string
          is_active?: boolean
          is_customer?: boolean
          last_name?: string
          last_sign_in_at?: string | null
          last_sign_in_ip?: unknown
          locale?: string
          notification_settings?: NonNullable<Json>
          phone?: string | null
          preferences?: NonNullable<Json>
          timezone?: string
          updated_at?: string
          username?: string | null
        }
        Update: {
          avatar_path?: string | null
          created_at?: string
          display_name?: string | null
          first_name?: string
          full_name?: never
          id?: string
          is_active?: boolean
          is_customer?: boolean
          last_name?: string
          last_sign_in_at?: string | null
          last_sign_in_ip?: unknown
          locale?: string
          notification_settings?: NonNullable<Json>
          phone?: string | null
          preferences?: NonNullable<Json>
          timezone?: string
          updated_at?: string
          username?: string | null
        }
        Relationships: []
      }
      rate_limits: {
        Row: {
          action: string
          attempts: number
          blocked_until: string | null
          blocks: number
          identifier: string
          window_started_at: string
        }
        ComputedFields: never
        Insert: {
          action: string
          attempts: number
          blocked_until?: string | null
          blocks?: number
          identifier: string
          window_started_at: string
        }
        Update: {
          action?: string
          attempts?: number
          blocked_until?: string | null
          blocks?: number
          identifier?: string
          window_started_at?: string
        }
        Relationships: []
      }
      recovery_codes: {
        Row: {
          code_hash: string
          created_at: string
          used_at: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          code_hash: string
          created_at?: string
          used_at?: string | null
          user_id: string
        }
        Update: {
          code_hash?: string
          created_at?: string
          used_at?: string | null
          user_id?: string
        }
        Relationships: []
      }
      refunds: {
        Row: {
          amount_cents: number
          created_at: string
          failure_reason: string | null
          id: string
          organization_id: string
          payment_id: string
          reason: string
          requested_by: string | null
          status: string
          stripe_refund_id: string | null
          succeeded_at: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          amount_cents: number
          created_at?: string
          failure_reason?: string | null
          id?: string
          organization_id: string
          payment_id: string
          reason?: string
          requested_by?: string | null
          status?: string
          stripe_refund_id?: string | null
          succeeded_at?: string | null
          updated_at?: string
        }
        Update: {
          amount_cents?: number
          created_at?: string
          failure_reason?: string | null
          id?: string
          organization_id?: string
          payment_id?: string
          reason?: string
          requested_by?: string | null
          status?: string
          stripe_refund_id?: string | null
          succeeded_at?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "refunds_organization_id_payment_id_fkey"
            columns: ["organization_id", "payment_id"]
            isOneToOne: false
            referencedRelation: "payments"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      role_permissions: {
        Row: {
          permission_key: string
          role_id: string
        }
        ComputedFields: never
        Insert: {
          permission_key: string
          role_id: string
        }
        Update: {
          permission_key?: string
          role_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "role_permissions_permission_key_fkey"
            columns: ["permission_key"]
            isOneToOne: false
            referencedRelation: "permissions"
            referencedColumns: ["key"]
          },
          {
            foreignKeyName: "role_permissions_role_id_fkey"
            columns: ["role_id"]
            isOneToOne: false
            referencedRelation: "roles"
            referencedColumns: ["id"]
          },
        ]
      }
      roles: {
        Row: {
          created_at: string
          description: string
          id: string
          is_active: boolean
          is_system: boolean
          key: string
          name: string
          organization_id: string | null
          rank: number
          scope: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          description?: string
          id?: string
          is_active?: boolean
          is_system?: boolean
          key: string
          name: string
          organization_id?: string | null
          rank: number
          scope?: never
          updated_at?: string
        }
        Update: {
          created_at?: string
          description?: string
          id?: string
          is_active?: boolean
          is_system?: boolean
          key?: string
          name?: string
          organization_id?: string | null
          rank?: number
          scope?: never
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "roles_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      saved_views: {
        Row: {
          created_at: string
          id: string
          is_default: boolean
          is_shared: boolean
          list: string
          name: string
          organization_id: string
          query: string
          updated_at: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          is_default?: boolean
          is_shared?: boolean
          list: string
          name: string
          organization_id: string
          query?: string
          updated_at?: string
          user_id?: string
        }
        Update: {
          created_at?: string
          id?: string
          is_default?: boolean
          is_shared?: boolean
          list?: string
          name?: string
          organization_id?: string
          query?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "saved_views_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "saved_views_organization_id_user_id_fkey"
            columns: ["organization_id", "user_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
        ]
      }
      service_categories: {
        Row: {
          created_at: string
          description: string
          id: string
          name: string
          organization_id: string
          position: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          description?: string
          id?: string
          name: string
          organization_id: string
          position?: number
          updated_at?: string
        }
        Update: {
          created_at?: string
          description?: string
          id?: string
          name?: string
          organization_id?: string
          position?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "service_categories_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      service_options: {
        Row: {
          created_at: string
          id: string
          is_active: boolean
          minutes: number
          name: string
          organization_id: string
          position: number
          price_cents: number
          service_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          is_active?: boolean
          minutes?: number
          name: string
          organization_id: string
          position?: number
          price_cents?: number
          service_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          is_active?: boolean
          minutes?: number
          name?: string
          organization_id?: string
          position?: number
          price_cents?: number
          service_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "service_options_organization_id_service_id_fkey"
            columns: ["organization_id", "service_id"]
            isOneToOne: false
            referencedRelation: "services"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      services: {
        Row: {
          buffer_after_minutes: number
          buffer_before_minutes: number
          cancellation_fees: NonNullable<Json>
          cancellation_window_hours: number
          capacity: number
          category_id: string | null
          created_at: string
          created_by: string | null
          currency: string
          deposit_bp: number
          description: string
          duration_minutes: number
          id: string
          image_path: string | null
          is_active: boolean
          kind: string
          lead_time_minutes: number
          max_advance_days: number
          name: string
          no_show_fee_bp: number | null
          organization_id: string
          position: number
          price_cents: number
          pricing: string
          slug: string
          tax_rate_bp: number
          turnaround_hours: number | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          buffer_after_minutes?: number
          buffer_before_minutes?: number
          cancellation_fees?: NonNullable<Json>
          cancellation_window_hours?: number
          capacity?: number
          category_id?: string | null
          created_at?: string
          created_by?: string | null
          currency?: string
          deposit_bp?: number
          description?: string
          duration_minutes?: number
          id?: string
          image_path?: string | null
          is_active?: boolean
          kind?: string
          lead_time_minutes?: number
          max_advance_days?: number
          name: string
          no_show_fee_bp?: number | null
          organization_id: string
          position?: number
          price_cents: number
          pricing?: string
          slug: string
          tax_rate_bp?: number
          turnaround_hours?: number | null
          updated_at?: string
        }
        Update: {
          buffer_after_minutes?: number
          buffer_before_minutes?: number
          cancellation_fees?: NonNullable<Json>
          cancellation_window_hours?: number
          capacity?: number
          category_id?: string | null
          created_at?: string
          created_by?: string | null
          currency?: string
          deposit_bp?: number
          description?: string
          duration_minutes?: number
          id?: string
          image_path?: string | null
          is_active?: boolean
          kind?: string
          lead_time_minutes?: number
          max_advance_days?: number
          name?: string
          no_show_fee_bp?: number | null
          organization_id?: string
          position?: number
          price_cents?: number
          pricing?: string
          slug?: string
          tax_rate_bp?: number
          turnaround_hours?: number | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "services_organization_id_category_id_fkey"
            columns: ["organization_id", "category_id"]
            isOneToOne: false
            referencedRelation: "service_categories"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "services_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      session_events: {
        Row: {
          created_at: string
          event: string
          id: number
          ip: unknown
          session_id: string | null
          success: boolean
          user_agent: string | null
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          event: string
          id?: never
          ip?: unknown
          session_id?: string | null
          success?: boolean
          user_agent?: string | null
          user_id?: string | null
        }
        Update: {
          created_at?: string
          event?: string
          id?: never
          ip?: unknown
          session_id?: string | null
          success?: boolean
          user_agent?: string | null
          user_id?: string | null
        }
        Relationships: []
      }
      staff: {
        Row: {
          bio: string | null
          color: string | null
          created_at: string
          created_by: string | null
          email: string | null
          external_id: string | null
          full_name: string
          id: string
          is_active: boolean
          is_bookable: boolean
          member_type: string
          organization_id: string
          phone: string | null
          photo_path: string | null
          position: number
          rating_count: number
          rating_sum: number
          team_id: string | null
          title: string | null
          updated_at: string
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          bio?: string | null
          color?: string | null
          created_at?: string
          created_by?: string | null
          email?: string | null
          external_id?: string | null
          full_name: string
          id?: string
          is_active?: boolean
          is_bookable?: boolean
          member_type?: string
          organization_id: string
          phone?: string | null
          photo_path?: string | null
          position?: number
          rating_count?: number
          rating_sum?: number
          team_id?: string | null
          title?: string | null
          updated_at?: string
          user_id?: string | null
        }
        Update: {
          bio?: string | null
          color?: string | null
          created_at?: string
          created_by?: string | null
          email?: string | null
          external_id?: string | null
          full_name?: string
          id?: string
          is_active?: boolean
          is_bookable?: boolean
          member_type?: string
          organization_id?: string
          phone?: string | null
          photo_path?: string | null
          position?: number
          rating_count?: number
          rating_sum?: number
          team_id?: string | null
          title?: string | null
          updated_at?: string
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "staff_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "staff_organization_id_team_id_fkey"
            columns: ["organization_id", "team_id"]
            isOneToOne: false
            referencedRelation: "teams"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      staff_hours: {
        Row: {
          created_at: string
          ends_at: string
          id: string
          organization_id: string
          staff_id: string
          starts_at: string
          updated_at: string
          valid_from: string | null
          valid_until: string | null
          weekday: number
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          ends_at: string
          id?: string
          organization_id: string
          staff_id: string
          starts_at: string
          updated_at?: string
          valid_from?: string | null
          valid_until?: string | null
          weekday: number
        }
        Update: {
          created_at?: string
          ends_at?: string
          id?: string
          organization_id?: string
          staff_id?: string
          starts_at?: string
          updated_at?: string
          valid_from?: string | null
          valid_until?: string | null
          weekday?: number
        }
        Relationships: [
          {
            foreignKeyName: "staff_hours_organization_id_staff_id_fkey"
            columns: ["organization_id", "staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      staff_services: {
        Row: {
          created_at: string
          duration_minutes: number | null
          organization_id: string
          price_cents: number | null
          service_id: string
          staff_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          duration_minutes?: number | null
          organization_id: string
          price_cents?: number | null
          service_id: string
          staff_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          duration_minutes?: number | null
          organization_id?: string
          price_cents?: number | null
          service_id?: string
          staff_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "staff_services_organization_id_service_id_fkey"
            columns: ["organization_id", "service_id"]
            isOneToOne: false
            referencedRelation: "services"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "staff_services_organization_id_staff_id_fkey"
            columns: ["organization_id", "staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      staff_time_off: {
        Row: {
          created_at: string
          created_by: string | null
          ends_at: string
          id: string
          kind: string
          note: string | null
          organization_id: string
          staff_id: string
          starts_at: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          ends_at: string
          id?: string
          kind?: string
          note?: string | null
          organization_id: string
          staff_id: string
          starts_at: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          ends_at?: string
          id?: string
          kind?: string
          note?: string | null
          organization_id?: string
          staff_id?: string
          starts_at?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "staff_time_off_organization_id_staff_id_fkey"
            columns: ["organization_id", "staff_id"]
            isOneToOne: false
            referencedRelation: "staff"
            referencedColumns: ["organization_id", "id"]
          },
        ]
      }
      subscriptions: {
        Row: {
          cancel_at_period_end: boolean
          created_at: string
          current_period_end: string | null
          current_period_start: string | null
          id: string
          interval: string
          organization_id: string
          plan_key: string
          status: string
          stripe_customer_id: string | null
          stripe_subscription_id: string | null
          trial_ends_at: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          cancel_at_period_end?: boolean
          created_at?: string
          current_period_end?: string | null
          current_period_start?: string | null
          id?: string
          interval?: string
          organization_id: string
          plan_key: string
          status?: string
          stripe_customer_id?: string | null
          stripe_subscription_id?: string | null
          trial_ends_at?: string | null
          updated_at?: string
        }
        Update: {
          cancel_at_period_end?: boolean
          created_at?: string
          current_period_end?: string | null
          current_period_start?: string | null
          id?: string
          interval?: string
          organization_id?: string
          plan_key?: string
          status?: string
          stripe_customer_id?: string | null
          stripe_subscription_id?: string | null
          trial_ends_at?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "subscriptions_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: true
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "subscriptions_plan_key_fkey"
            columns: ["plan_key"]
            isOneToOne: false
            referencedRelation: "plans"
            referencedColumns: ["key"]
          },
        ]
      }
      support_access: {
        Row: {
          created_at: string
          ended_at: string | null
          ended_by: string | null
          expires_at: string
          id: string
          mode: string
          organization_id: string
          reason: string
          staff_user_id: string
          ticket_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          ended_at?: string | null
          ended_by?: string | null
          expires_at: string
          id?: string
          mode?: string
          organization_id: string
          reason: string
          staff_user_id: string
          ticket_id?: string | null
        }
        Update: {
          created_at?: string
          ended_at?: string | null
          ended_by?: string | null
          expires_at?: string
          id?: string
          mode?: string
          organization_id?: string
          reason?: string
          staff_user_id?: string
          ticket_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: "support_access_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "support_access_staff_user_id_fkey"
            columns: ["staff_user_id"]
            isOneToOne: false
            referencedRelation: "platform_staff"
            referencedColumns: ["user_id"]
          },
        ]
      }
      suppressions: {
        Row: {
          address: string
          created_at: string
          id: string
          organization_id: string
          reason: string
        }
        ComputedFields: never
        Insert: {
          address: string
          created_at?: string
          id?: string
          organization_id: string
          reason: string
        }
        Update: {
          address?: string
          created_at?: string
          id?: string
          organization_id?: string
          reason?: string
        }
        Relationships: [
          {
            foreignKeyName: "suppressions_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      tasks: {
        Row: {
          assignee_id: string | null
          booking_id: string | null
          created_at: string
          created_by: string | null
          customer_id: string | null
          done_at: string | null
          done_by: string | null
          due_on: string | null
          id: string
          organization_id: string
          status: string
          title: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          assignee_id?: string | null
          booking_id?: string | null
          created_at?: string
          created_by?: string | null
          customer_id?: string | null
          done_at?: string | null
          done_by?: string | null
          due_on?: string | null
          id?: string
          organization_id: string
          status?: string
          title: string
          updated_at?: string
        }
        Update: {
          assignee_id?: string | null
          booking_id?: string | null
          created_at?: string
          created_by?: string | null
          customer_id?: string | null
          done_at?: string | null
          done_by?: string | null
          due_on?: string | null
          id?: string
          organization_id?: string
          status?: string
          title?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "tasks_organization_id_assignee_id_fkey"
            columns: ["organization_id", "assignee_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
          {
            foreignKeyName: "tasks_organization_id_booking_id_fkey"
            columns: ["organization_id", "booking_id"]
            isOneToOne: false
            referencedRelation: "bookings"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "tasks_organization_id_customer_id_fkey"
            columns: ["organization_id", "customer_id"]
            isOneToOne: false
            referencedRelation: "customers"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "tasks_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      team_memberships: {
        Row: {
          created_at: string
          is_lead: boolean
          organization_id: string
          team_id: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          is_lead?: boolean
          organization_id: string
          team_id: string
          user_id: string
        }
        Update: {
          created_at?: string
          is_lead?: boolean
          organization_id?: string
          team_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "team_memberships_organization_id_team_id_fkey"
            columns: ["organization_id", "team_id"]
            isOneToOne: false
            referencedRelation: "teams"
            referencedColumns: ["organization_id", "id"]
          },
          {
            foreignKeyName: "team_memberships_organization_id_user_id_fkey"
            columns: ["organization_id", "user_id"]
            isOneToOne: false
            referencedRelation: "organization_members"
            referencedColumns: ["organization_id", "user_id"]
          },
        ]
      }
      teams: {
        Row: {
          created_at: string
          created_by: string | null
          id: string
          kind: string
          name: string
          organization_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: string
          name: string
          organization_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: string
          name?: string
          organization_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "teams_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      usage_counters: {
        Row: {
          metric: string
          organization_id: string
          period: string
          updated_at: string
          used: number
        }
        ComputedFields: never
        Insert: {
          metric: string
          organization_id: string
          period: string
          updated_at?: string
          used?: number
        }
        Update: {
          metric?: string
          organization_id?: string
          period?: string
          updated_at?: string
          used?: number
        }
        Relationships: [
          {
            foreignKeyName: "usage_counters_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
      user_sessions: {
        Row: {
          created_at: string
          expires_at: string
          id: string
          ip: unknown
          last_seen_at: string
          recovered_at: string | null
          revoked_at: string | null
          revoked_by: string | null
          status: string
          user_agent: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          expires_at?: string
          id: string
          ip?: unknown
          last_seen_at?: string
          recovered_at?: string | null
          revoked_at?: string | null
          revoked_by?: string | null
          status?: string
          user_agent?: string | null
          user_id: string
        }
        Update: {
          created_at?: string
          expires_at?: string
          id?: string
          ip?: unknown
          last_seen_at?: string
          recovered_at?: string | null
          revoked_at?: string | null
          revoked_by?: string | null
          status?: string
          user_agent?: string | null
          user_id?: string
        }
        Relationships: []
      }
      webhook_events: {
        Row: {
          error: string | null
          event_type: string
          external_id: string
          id: string
          payload: NonNullable<Json>
          processed_at: string | null
          received_at: string
          retry_count: number
          source_system: string
          status: string
        }
        ComputedFields: never
        Insert: {
          error?: string | null
          event_type: string
          external_id: string
          id?: string
          payload: NonNullable<Json>
          processed_at?: string | null
          received_at?: string
          retry_count?: number
          source_system: string
          status?: string
        }
        Update: {
          error?: string | null
          event_type?: string
          external_id?: string
          id?: string
          payload?: NonNullable<Json>
          processed_at?: string | null
          received_at?: string
          retry_count?: number
          source_system?: string
          status?: string
        }
        Relationships: []
      }
      workspaces: {
        Row: {
          created_at: string
          created_by: string | null
          id: string
          is_default: boolean
          kind: string
          name: string
          organization_id: string
          slug: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          id?: string
          is_default?: boolean
          kind?: string
          name: string
          organization_id: string
          slug: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          id?: string
          is_default?: boolean
          kind?: string
          name?: string
          organization_id?: string
          slug?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: "workspaces_organization_id_fkey"
            columns: ["organization_id"]
            isOneToOne: false
            referencedRelation: "organizations"
            referencedColumns: ["id"]
          },
        ]
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      apply_payment_state: {
        Args: { p_organization_id: string; p_payment_id: string; p_state: Json }
        Returns: Json
      }
      apply_refund_state: {
        Args: { p_organization_id: string; p_refund_id: string; p_state: Json }
        Returns: Json
      }
      attach_checkout: {
        Args: { p_organization_id: string; p_payment_id: string; p_session_id: string }
        Returns: string
      }
      available_slots: {
        Args: {
          p_from: string
          p_option_ids?: string[]
          p_organization_id: string
          p_service_id: string
          p_staff_id?: string
          p_to: string
        }
        Returns: {
          ends_at: string
          seats_left: number
          staff_id: string
          starts_at: string
        }[]
      }
      begin_checkout: { Args: { p_token: string }; Returns: Json }
      begin_customer_import: {
        Args: { p_file_name: string; p_on_duplicate?: string; p_organization_id: string }
        Returns: string
      }
      begin_export: {
        Args: { p_filter?: Json; p_organization_id: string; p_what: string }
        Returns: undefined
      }
      block_time: {
        Args: {
          p_ends_at: string
          p_kind: string
          p_note?: string
          p_organization_id: string
          p_staff_id: string
          p_starts_at: string
        }
        Returns: Json
      }
      booking_by_token: { Args: { p_token: string }; Returns: Json }
      calendar_version: { Args: { p_from: string; p_until: string }; Returns: string }
      calling_off_costs: { Args: { p_booking_id: string; p_organization_id: string }; Returns: Json }
      cancel_booking: {
        Args: {
          p_booking_id: string
          p_on_behalf?: boolean
          p_organization_id: string
          p_reason: string
          p_token?: string
        }
        Returns: Json
      }
      change_customers: {
        Args: { p_change: Json; p_customer_ids?: string[]; p_filter?: Json; p_organization_id: string }
        Returns: number
      }
      claim_bookings: { Args: Record<PropertyKey, never>; Returns: number }
      count_customers: { Args: { p_filter?: Json }; Returns: number }
      create_organization: { Args: { p_industry?: string; p_name: string; p_slug: string }; Returns: Json }
      customer_choices: { Args: Record<PropertyKey, never>; Returns: Json }
      customer_timeline: {
        Args: { p_before?: Json; p_customer_id: string; p_limit?: number }
        Returns: {
          at: string
          by: string
          facts: Json
          id: string
          kind: string
        }[]
      }
      day_at_a_glance: { Args: { p_date?: string }; Returns: Json }
      deactivate_staff: {
        Args: { p_hand_to?: string; p_organization_id: string; p_staff_id: string }
        Returns: number
      }
      delete_customer: { Args: { p_customer_id: string; p_organization_id: string }; Returns: undefined }
      expire_hold: { Args: { p_booking_id: string; p_organization_id: string }; Returns: boolean }
      finish_webhook: { Args: { p_error?: string; p_webhook_event_id: string }; Returns: undefined }
      grant_role: {
        Args: { p_expires_at?: string; p_organization_id: string; p_role_key: string; p_user_id: string }
        Returns: undefined
      }
      import_customers_batch: {
        Args: { p_import_id: string; p_organization_id: string; p_size?: number }
        Returns: boolean
      }
      is_rate_limited: { Args: { p_action: string; p_identifier: string }; Returns: boolean }
      list_customers: {
        Args: { p_after?: Json; p_filter?: Json; p_limit?: number; p_sort?: string }
        Returns: {
          bookings: number
          company_name: string
          created_at: string
          email: string
          full_name: string
          id: string
          last_booking_at: string
          lifecycle: string
          owner_name: string
          partner_name: string
          phone: string
          sort_value: string
          source: string
          tags: string[]
        }[]
      }
      list_duplicates: {
        Args: { p_customer_id?: string; p_limit?: number }
        Returns: {
          first_id: string
          reason: string
          second_id: string
        }[]
      }
      member_names: {
        Args: Record<PropertyKey, never>
        Returns: {
          full_name: string
          user_id: string
        }[]
      }
      merge_customers: {
        Args: { p_customer_id: string; p_organization_id: string; p_other_id: string; p_take?: string[] }
        Returns: undefined
      }
      move_appointment: {
        Args: {
          p_appointment_id: string
          p_ends_at: string
          p_expected_updated_at: string
          p_notify?: boolean
          p_organization_id: string
          p_staff_id: string
          p_starts_at: string
        }
        Returns: Json
      }
      my_booking: { Args: { p_booking_id: string }; Returns: Json }
      my_bookings: {
        Args: { p_after_id?: string; p_after_start?: string; p_limit?: number; p_when?: string }
        Returns: {
          again: Json
          brand_color: string
          currency: string
          ends_at: string
          hold_expires_at: string
          id: string
          kind: string
          number: string
          organization_id: string
          organization_name: string
          payment_status: string
          public_token: string
          slug: string
          staff_name: string
          starts_at: string
          status: string
          timezone: string
          title: string
          total_cents: number
        }[]
      }
      my_organizations: {
        Args: Record<PropertyKey, never>
        Returns: {
          brand_color: string
          id: string
          logo_path: string
          name: string
          roles: string[]
          slug: string
          status: string
        }[]
      }
      my_permissions: { Args: { p_organization_id: string }; Returns: string[] }
      my_platform_role: { Args: Record<PropertyKey, never>; Returns: string }
      new_recovery_codes: { Args: Record<PropertyKey, never>; Returns: string[] }
      note_failed_factor: { Args: Record<PropertyKey, never>; Returns: undefined }
      order_services: { Args: { p_ids: string[]; p_organization_id: string }; Returns: undefined }
      organization_context: { Args: { p_slug: string }; Returns: Json }
      payments_to_reconcile: {
        Args: { p_older_than?: string }
        Returns: {
          created_at: string
          organization_id: string
          payment_id: string
          stripe_checkout_session_id: string
          stripe_payment_intent_id: string
        }[]
      }
      place_booking: { Args: { p_organization_id: string; p_request: Json }; Returns: Json }
      platform_audit: {
        Args: {
          p_action?: string
          p_actor_id?: string
          p_before?: number
          p_limit?: number
          p_organization_id?: string
          p_success?: boolean
          p_table_name?: string
        }
        Returns: {
          action: string
          actor_email: string
          actor_id: string
          actor_type: string
          created_at: string
          id: number
          ip: unknown
          new_values: Json
          old_values: Json
          organization_id: string
          organization_name: string
          record_id: string
          request_id: string
          success: boolean
          table_name: string
        }[]
      }
      platform_overview: { Args: Record<PropertyKey, never>; Returns: Json }
      platform_team: {
        Args: Record<PropertyKey, never>
        Returns: {
          email: string
          full_name: string
          granted_at: string
          last_sign_in_at: string
          role: string
          user_id: string
        }[]
      }
      platform_tenant: { Args: { p_organization_id: string }; Returns: Json }
      platform_tenants: {
        Args: {
          p_limit?: number
          p_offset?: number
          p_plan?: string
          p_search?: string
          p_sort?: string
          p_status?: string
        }
        Returns: {
          bookings_month: number
          created_at: string
          id: string
          industry: string
          members: number
          name: string
          plan_key: string
          plan_name: string
          slug: string
          status: string
          total: number
          trial_ends_at: string
        }[]
      }
      quote_booking: { Args: { p_organization_id: string; p_request: Json }; Returns: Json }
      receive_webhook: {
        Args: { p_event_type: string; p_external_id: string; p_payload: Json; p_source: string }
        Returns: boolean
      }
      record_payment: {
        Args: {
          p_amount_cents: number
          p_booking_id: string
          p_method: string
          p_note?: string
          p_organization_id: string
        }
        Returns: Json
      }
      record_refusal: {
        Args: {
          p_action: string
          p_actor_id?: string
          p_code: string
          p_ip: string
          p_organization_id?: string
          p_request_id: string
        }
        Returns: undefined
      }
      refund_to_send: { Args: { p_organization_id: string; p_refund_id: string }; Returns: Json }
      remove_second_factor: { Args: Record<PropertyKey, never>; Returns: undefined }
      request_refund: {
        Args: { p_amount_cents: number; p_organization_id: string; p_payment_id: string; p_reason: string }
        Returns: Json
      }
      reschedule_booking: {
        Args: {
          p_booking_id: string
          p_organization_id: string
          p_staff_id?: string
          p_starts_at: string
          p_token?: string
        }
        Returns: Json
      }
      restore_customer: { Args: { p_customer_id: string; p_organization_id: string }; Returns: undefined }
      restore_organization: { Args: { p_organization_id: string }; Returns: undefined }
      revoke_other_sessions: { Args: Record<PropertyKey, never>; Returns: number }
      revoke_role: {
        Args: { p_organization_id: string; p_role_key: string; p_user_id: string }
        Returns: undefined
      }
      revoke_session: { Args: { p_session_id: string }; Returns: undefined }
      save_hours: {
        Args: { p_from?: string; p_hours: Json; p_organization_id: string; p_staff_id: string }
        Returns: undefined
      }
      save_offered_services: {
        Args: { p_organization_id: string; p_service_ids: string[]; p_staff_id: string }
        Returns: undefined
      }
      save_service: {
        Args: { p_expected?: string; p_organization_id: string; p_service: Json; p_service_id?: string }
        Returns: Json
      }
      search_bookings: {
        Args: { p_limit?: number; p_term: string }
        Returns: {
          id: string
        }[]
      }
      search_customers: {
        Args: { p_limit?: number; p_term: string }
        Returns: {
          id: string
        }[]
      }
      second_factor_standing: { Args: Record<PropertyKey, never>; Returns: Json }
      set_booking_status: {
        Args: { p_booking_id: string; p_note?: string; p_organization_id: string; p_status: string }
        Returns: Json
      }
      set_booking_statuses: {
        Args: { p_booking_ids: string[]; p_organization_id: string; p_status: string }
        Returns: Json
      }
      set_default_view: {
        Args: { p_list: string; p_organization_id: string; p_view_id?: string }
        Returns: undefined
      }
      set_note_deleted: {
        Args: { p_deleted: boolean; p_note_id: string; p_organization_id: string }
        Returns: undefined
      }
      setup_progress: { Args: Record<PropertyKey, never>; Returns: Json }
      stage_customer_rows: {
        Args: { p_import_id: string; p_organization_id: string; p_rows: Json }
        Returns: number
      }
      start_customer_import: { Args: { p_import_id: string; p_organization_id: string }; Returns: undefined }
      storefront: { Args: { p_slug: string }; Returns: Json }
      suspend_organization: { Args: { p_organization_id: string; p_reason: string }; Returns: undefined }
      take_rate_limit: {
        Args: {
          p_action: string
          p_block_seconds: number
          p_identifier: string
          p_limit: number
          p_window_seconds: number
        }
        Returns: boolean
      }
      touch_session: { Args: Record<PropertyKey, never>; Returns: boolean }
      unblock_time: { Args: { p_organization_id: string; p_time_off_id: string }; Returns: undefined }
      undo_customer_import: { Args: { p_import_id: string; p_organization_id: string }; Returns: number }
      use_recovery_code: { Args: { p_code: string }; Returns: boolean }
      waive_fee: {
        Args: { p_booking_id: string; p_organization_id: string; p_reason: string }
        Returns: Json
      }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
